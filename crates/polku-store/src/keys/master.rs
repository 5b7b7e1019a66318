//! The key that everything in the store hangs from.

use super::KeyError;
use super::crypto::{hkdf_sha256, random_secret};
use zeroize::Zeroizing;

/// The master key of a store: 32 random bytes, wiped from memory when dropped, without `Debug`.
///
/// It is used for nothing but deriving the keys below. Boxed, so that moving it leaves no copies behind on the stack.
#[derive(Clone)]
pub struct MasterKey(Box<Zeroizing<[u8; 32]>>);

impl MasterKey {
    /// A new random key.
    ///
    /// # Errors
    /// [`KeyError::NoRandomness`] if the operating system gives no random bytes.
    pub fn generate() -> Result<Self, KeyError> {
        Ok(Self::from_secret(random_secret()?))
    }

    pub(crate) fn from_secret(secret: Zeroizing<[u8; 32]>) -> Self {
        Self(Box::new(secret))
    }

    pub(crate) fn secret(&self) -> &[u8; 32] {
        &self.0
    }

    /// The raw key of the database file (SQLCipher).
    #[must_use]
    pub fn database_key(&self) -> Zeroizing<[u8; 32]> {
        self.derived(b"polku/database/1")
    }

    /// The key of backup containers.
    #[must_use]
    pub fn backup_key(&self) -> Zeroizing<[u8; 32]> {
        self.derived(b"polku/backup/1")
    }

    /// The key of the hash chain over the read log.
    #[must_use]
    pub fn read_log_key(&self) -> Zeroizing<[u8; 32]> {
        self.derived(b"polku/read-log/1")
    }

    /// The key that authenticates the slot file.
    pub(super) fn slot_file_key(&self) -> Zeroizing<[u8; 32]> {
        self.derived(b"polku/slot-file/1")
    }

    fn derived(&self, info: &[u8]) -> Zeroizing<[u8; 32]> {
        hkdf_sha256(&[], self.secret(), info)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_derived_key_is_another_one_and_stays_as_it_is() {
        let master = MasterKey::from_secret(Zeroizing::new([1; 32]));
        let keys = [
            master.database_key(),
            master.backup_key(),
            master.read_log_key(),
            master.slot_file_key(),
        ];
        for (i, one) in keys.iter().enumerate() {
            assert!(**one != *master.secret());
            assert!(keys[i + 1..].iter().all(|other| other != one));
        }
        let shown = data_encoding::HEXLOWER.encode(master.database_key().as_slice());
        assert_eq!(
            shown,
            "9416b0f63aae6427b539e3201c8b0836e9e9a067c19f49822eed3900066451fa"
        );
    }
}
