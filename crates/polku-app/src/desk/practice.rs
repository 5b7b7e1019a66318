//! The made-up region at the desk: made whole or not at all, and made anew on request.

use super::{Desk, MADE_UP_CLIENTS, MADE_UP_PASSPHRASE, make_folder};
use crate::demo::{self, DemoWorker};
use crate::desk_wire::Which;
use crate::error::{ApiError, Code};
use crate::office::day_of;
use polku_store::files::keys_path;
use std::path::Path;

impl Desk {
    /// Throws the made-up region away and makes a new one. Whoever practises in it stands up.
    pub(super) async fn reset_made_up(&self) -> Result<Vec<DemoWorker>, ApiError> {
        let practises = self
            .seat
            .read()
            .await
            .as_ref()
            .is_some_and(|seat| seat.which == Which::MadeUp);
        if practises {
            self.stand_up().await;
        }
        let path = self.path(Which::MadeUp);
        if keys_path(&path).exists() {
            // no other store lies there, but one that is not marked as made up is not thrown away
            let (office, _) = self.open_made_up(None).await?;
            office.close().await;
            remove_folder(path.parent().unwrap_or(&path))?;
        }
        self.make_made_up().await
    }

    /// Makes the made-up region beside its place, and moves it there when it is whole.
    pub(super) async fn make_made_up(&self) -> Result<Vec<DemoWorker>, ApiError> {
        let place = self.path(Which::MadeUp);
        if keys_path(&place).exists() {
            return Err(ApiError::new(Code::StoreExists));
        }
        let fresh = self.folder.join("made-up.new");
        remove_folder(&fresh)?;
        let path = fresh.join(place.file_name().unwrap_or_default());
        make_folder(&path)?;
        let today = day_of(&*self.clock);
        let size = (1, MADE_UP_CLIENTS);
        let made = demo::demo(
            &path,
            size,
            today,
            MADE_UP_PASSPHRASE,
            self.clock.clone(),
            self.ids.clone(),
        )
        .await;
        let made = match made {
            Ok(made) => made,
            Err(error) => {
                remove_folder(&fresh)?;
                return Err(error);
            }
        };
        // a region without keys opens nowhere
        let folder = place.parent().unwrap_or(&place);
        remove_folder(folder)?;
        std::fs::rename(&fresh, folder).map_err(polku_store::StoreError::from)?;
        Ok(made.workers)
    }
}

fn remove_folder(folder: &Path) -> Result<(), ApiError> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(polku_store::StoreError::from(error).into())
        }
        _ => Ok(()),
    }
}
