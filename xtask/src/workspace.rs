//! Where things lie in the workspace.

use std::path::PathBuf;

/// The workspace's root folder, as cargo names it now: checkouts may share one folder of build products, and what was
/// compiled in another of them must not work there.
pub(crate) fn root() -> PathBuf {
    let now = std::env::var_os("CARGO_MANIFEST_DIR");
    let mut path = PathBuf::from(now.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into()));
    path.pop();
    path
}
