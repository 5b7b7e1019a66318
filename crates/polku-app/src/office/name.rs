//! What an office calls itself.

use crate::error::ApiError;
use polku_store::{SqliteConnection, setting};

/// The setting that holds it.
pub(super) const SETTING: &str = "office_name";

/// The longest, in characters: it stands in the window's frame.
const NAME_CHARS: usize = 80;

/// What the office of a store calls itself; empty if nobody has said.
///
/// # Errors
/// If the store cannot be read.
pub(crate) async fn own_name(conn: &mut SqliteConnection) -> Result<String, ApiError> {
    Ok(setting::get(conn, SETTING).await?.unwrap_or_default())
}

/// Gives the office another name, or none.
///
/// # Errors
/// A name that is too long.
pub(crate) async fn set_own_name(conn: &mut SqliteConnection, name: &str) -> Result<(), ApiError> {
    Ok(setting::set(conn, SETTING, &checked(name)?).await?)
}

/// A name as it is kept.
pub(super) fn checked(typed: &str) -> Result<String, ApiError> {
    let name = polku_domain::text::clean(typed);
    if name.chars().count() > NAME_CHARS {
        return Err(ApiError::invalid("office_name", "value_out_of_range"));
    }
    Ok(name)
}
