//! The recovery key at the desk: made, kept, typed back, and used when a passphrase or the machine is lost.

use super::{Desk, back_up, make_folder};
use crate::desk_wire::{
    DeskView, OfficeCreated, ResetPassphrase, RestoreOffice, SaveRecoveryKey, SignIn, Which,
};
use crate::error::{ApiError, Code};
use crate::files::write_whole;
use crate::office::{self, BackupKey, day_of};
use polku_store::files::set_aside_keyless;

impl Desk {
    /// A new recovery key, to be printed or written down now; the old one opens nothing any more.
    pub(super) async fn new_recovery_key(&self) -> Result<OfficeCreated, ApiError> {
        let seat = self.manager().await?;
        seat.app
            .office
            .set_recovery_pending(&seat.session, true)
            .await?;
        let recovery = seat.app.office.new_recovery_key(&seat.session).await?;
        Ok(OfficeCreated {
            recovery_key: recovery.to_text().to_string(),
        })
    }

    /// Writes the recovery key that the window shows where the worker chose.
    pub(super) async fn save_recovery_key(
        &self,
        request: SaveRecoveryKey,
    ) -> Result<DeskView, ApiError> {
        {
            let seat = self.manager().await?;
            let path = seat.app.files.path(&request.file)?;
            let text = format!("Polku\n{}\n", request.recovery_key.trim());
            write_whole(&path, text.as_bytes()).map_err(polku_store::StoreError::from)?;
        }
        self.view().await
    }

    /// The recovery key has been typed back. From now on a backup can be opened, so the first one is made.
    pub(super) async fn confirm_recovery_key(&self) -> Result<DeskView, ApiError> {
        {
            let seat = self.manager().await?;
            seat.app
                .office
                .set_recovery_pending(&seat.session, false)
                .await?;
            drop(back_up(&seat.app, day_of(&*self.clock)).await);
        }
        self.view().await
    }

    /// Gives a worker of the office a new passphrase by the recovery key, and signs them in by it.
    pub(super) async fn reset_passphrase(
        &self,
        request: ResetPassphrase,
    ) -> Result<DeskView, ApiError> {
        self.wait_out().await?;
        self.stand_up().await;
        let reset = office::reset_passphrase(
            &self.path(Which::Office),
            &request.recovery_key,
            request.name.as_deref(),
            &request.passphrase,
            self.clock.clone(),
            self.ids.clone(),
        )
        .await;
        if let Err(error) = reset {
            if matches!(error.code, Code::RecoveryKeyWrong | Code::UnknownWorker) {
                self.locked.lock().await.delay.failed(self.clock.now_ms());
            }
            return Err(error);
        }
        let ResetPassphrase {
            name, passphrase, ..
        } = request;
        self.sign_in(SignIn { name, passphrase }).await
    }

    /// Brings a backup back, on a machine that has no office.
    pub(super) async fn restore_office(
        &self,
        request: RestoreOffice,
    ) -> Result<DeskView, ApiError> {
        self.wait_out().await?;
        self.stand_up().await;
        let path = self.path(Which::Office);
        make_folder(&path)?;
        set_aside_keyless(&path, self.clock.now_ms())?;
        let from = self.files.path(&request.file)?;
        let key = match (&request.recovery_key, &request.passphrase) {
            (Some(key), _) => BackupKey::Recovery(key),
            (None, Some(passphrase)) => BackupKey::Passphrase {
                name: request.name.as_deref(),
                passphrase,
            },
            (None, None) => return Err(ApiError::invalid("recovery_key", "missing_value")),
        };
        let restored = office::restore(&from, key, &path).await;
        if let Err(error) = restored {
            let guessed = [
                Code::RecoveryKeyWrong,
                Code::WrongPassphrase,
                Code::UnknownWorker,
            ];
            if guessed.contains(&error.code) {
                self.locked.lock().await.delay.failed(self.clock.now_ms());
            }
            return Err(error);
        }
        self.view().await
    }
}
