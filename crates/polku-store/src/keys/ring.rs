//! The slot file: one slot per worker and one for the recovery key.

use super::atomic;
use super::crypto::{
    Base64, Sealed, Wrapped, hkdf_sha256, hmac_sha256, hmac_sha256_is, open, public_of, random,
    random_secret, seal, unwrap, wrap,
};
use super::kdf::{KdfCost, KdfParameters, derive};
use super::{KeyError, MasterKey, RecoveryKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;
use zeroize::Zeroizing;

/// The version of the slot file that this program writes, and the newest that it reads.
pub const FORMAT_VERSION: u32 = 1;

/// The least number of characters (Unicode scalar values after composition) of a new passphrase. Length is what slows
/// guessing; the estimate of strength is shown by the window and refuses nothing.
pub const PASSPHRASE_MIN_CHARS: usize = 12;

const FORMAT: &str = "polku-keys";
/// A slot takes under 1 KiB; a larger file is no slot file.
const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;
const CHECKSUM_BEFORE: &str = ",\n  \"checksum\": \"";
const CHECKSUM_AFTER: &str = "\"\n}\n";

/// The slots of one store: who can open it.
///
/// Public keys, salts and ciphertexts only, nothing secret and no names: a worker's slot is found by a salted hash of
/// the name. The salt lies in the same file, so someone who guesses a name can confirm the guess; what the hash keeps is
/// that nobody reads the names off the file.
///
/// Functions that change the slots ask for the master key and refuse one that is not the ring's, leaving the ring as it
/// was; nothing reaches the disk before [`KeyRing::save`].
#[derive(Clone, PartialEq, Eq)]
pub struct KeyRing {
    slots: Slots,
    authentication: Base64<32>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SlotFile {
    format: String,
    version: u32,
    slots: Slots,
    /// HMAC over version and slots under a key from the master key.
    authentication: Base64<32>,
}

/// The part of the slot file that is authenticated as compact JSON; its fields and their order are the format.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Slots {
    store: Uuid,
    made_at: i64,
    cost: KdfCost,
    name_salt: Base64<32>,
    workers: Vec<WorkerSlot>,
    recovery: RecoverySlot,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WorkerSlot {
    worker: Uuid,
    name_hash: Base64<32>,
    argon2id: KdfParameters,
    salt: Base64<16>,
    public_key: Base64<32>,
    private_key: Wrapped,
    master_key: Sealed,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecoverySlot {
    public_key: Base64<32>,
    private_key: Wrapped,
    master_key: Sealed,
}

/// What every version of the slot file has.
#[derive(Deserialize)]
struct Stamp {
    format: String,
    version: u32,
}

impl KeyRing {
    /// A ring for a new store, without workers, with a new master key and a new recovery key, which is shown once and
    /// kept nowhere. The time at which the ring was made is that of the store's id, a UUIDv7.
    ///
    /// # Errors
    /// [`KeyError::CheapCostRefused`] for the cheap cost in a release build; [`KeyError::NoRandomness`].
    pub fn create(store: Uuid, cost: KdfCost) -> Result<(Self, MasterKey, RecoveryKey), KeyError> {
        let cost = cost.permitted()?;
        let master = MasterKey::generate()?;
        let recovery_key = RecoveryKey::generate()?;
        let slots = Slots {
            store,
            made_at: time_of(store),
            cost,
            name_salt: Base64(random()?),
            workers: Vec::new(),
            recovery: RecoverySlot::new(store, &recovery_key, &master)?,
        };
        let ring = Self::authenticated(slots, &master)?;
        Ok((ring, master, recovery_key))
    }

    /// The id of the store that the slots open.
    #[must_use]
    pub fn store(&self) -> Uuid {
        self.slots.store
    }

    /// When the ring was made, UTC milliseconds.
    #[must_use]
    pub fn made_at(&self) -> i64 {
        self.slots.made_at
    }

    /// The cost that the store was made with.
    #[must_use]
    pub fn cost(&self) -> KdfCost {
        self.slots.cost
    }

    /// The workers who have a slot, in the order in which they were added.
    pub fn worker_ids(&self) -> impl Iterator<Item = Uuid> {
        self.slots.workers.iter().map(|slot| slot.worker)
    }

    /// The store's worker, if it has exactly one.
    #[must_use]
    pub fn only_worker(&self) -> Option<Uuid> {
        match self.slots.workers.as_slice() {
            [slot] => Some(slot.worker),
            _ => None,
        }
    }

    /// Whether a worker of this name has a slot. Case, surrounding and repeated spaces and the way in which letters are
    /// composed do not matter.
    #[must_use]
    pub fn has_worker_named(&self, name: &str) -> bool {
        self.worker_named(name).is_some()
    }

    /// The id of the worker of this name; names match as in [`KeyRing::has_worker_named`].
    #[must_use]
    pub fn worker_named(&self, name: &str) -> Option<Uuid> {
        let hash = self.slots.name_hash(name);
        let slot = self.slots.workers.iter().find(|s| s.name_hash == hash)?;
        Some(slot.worker)
    }

    /// Whether the master key is the one that this ring holds.
    #[must_use]
    pub fn is_of(&self, master: &MasterKey) -> bool {
        self.slots.authenticated_text().is_ok_and(|text| {
            hmac_sha256_is(
                &master.slot_file_key(),
                &[&FORMAT_VERSION.to_be_bytes(), text.as_bytes()],
                &self.authentication.0,
            )
        })
    }

    /// Opens the slot of the worker of this name.
    ///
    /// # Errors
    /// [`KeyError::UnknownWorker`], [`KeyError::WrongPassphrase`]; [`KeyError::Damaged`] if the slots are not those that
    /// a holder of the master key wrote; [`KeyError::Derivation`] for want of memory.
    pub fn unlock(&self, name: &str, passphrase: &str) -> Result<(Uuid, MasterKey), KeyError> {
        let worker = self.worker_named(name).ok_or(KeyError::UnknownWorker)?;
        Ok((worker, self.unlock_worker(worker, passphrase)?))
    }

    /// Opens the slot of the worker of this id.
    ///
    /// # Errors
    /// As [`KeyRing::unlock`].
    pub fn unlock_worker(&self, worker: Uuid, passphrase: &str) -> Result<MasterKey, KeyError> {
        let slot = self.slots.worker(worker)?;
        let data = Binding::of_worker(self.slots.store, worker, slot.argon2id);
        let passphrase = composed(passphrase);
        let key = derive(passphrase.as_bytes(), &slot.salt.0, slot.argon2id)?;
        let private = unwrap(&key, &slot.private_key, &data.private_key())
            .ok_or(KeyError::WrongPassphrase)?;
        self.master_from(&private, &slot.public_key, &slot.master_key, &data)
    }

    /// Opens the recovery slot.
    ///
    /// # Errors
    /// [`KeyError::WrongRecoveryKey`]; [`KeyError::Damaged`] as in [`KeyRing::unlock`].
    pub fn unlock_recovery(&self, recovery_key: &RecoveryKey) -> Result<MasterKey, KeyError> {
        let slot = &self.slots.recovery;
        let data = Binding::of_recovery(self.slots.store);
        let key = recovery_wrapping_key(self.slots.store, recovery_key);
        let private = unwrap(&key, &slot.private_key, &data.private_key())
            .ok_or(KeyError::WrongRecoveryKey)?;
        self.master_from(&private, &slot.public_key, &slot.master_key, &data)
    }

    /// Gives a worker a slot.
    ///
    /// # Errors
    /// [`KeyError::WrongMasterKey`]; [`KeyError::WorkerExists`] if the id or the name has a slot;
    /// [`KeyError::PassphraseTooShort`]; [`KeyError::CheapCostRefused`] for the cheap cost in a release build or in a
    /// store that was made with the standard cost; [`KeyError::Derivation`]; [`KeyError::NoRandomness`].
    pub fn add_worker(
        &mut self,
        master: &MasterKey,
        worker: Uuid,
        name: &str,
        passphrase: &str,
        cost: KdfCost,
    ) -> Result<(), KeyError> {
        let cost = cost.permitted()?;
        if cost == KdfCost::CheapForTests && self.slots.cost == KdfCost::Standard {
            return Err(KeyError::CheapCostRefused);
        }
        self.refuse_other(master)?;
        self.refuse_name_of_another(name, worker)?;
        if self.worker_ids().any(|id| id == worker) {
            return Err(KeyError::WorkerExists { worker });
        }
        let mut slots = self.slots.clone();
        slots.workers.push(WorkerSlot::new(
            slots.store,
            worker,
            slots.name_hash(name),
            passphrase,
            cost.parameters(),
            master,
        )?);
        self.replace(slots, master)
    }

    /// Gives a worker a new passphrase: a whole new slot with a key pair of its own, so that the old passphrase together
    /// with an old slot file opens no later master key. `name` is the worker's present name; it is hashed anew.
    ///
    /// # Errors
    /// [`KeyError::WrongMasterKey`]; [`KeyError::UnknownWorker`]; [`KeyError::WorkerExists`] if the name is another
    /// worker's; [`KeyError::PassphraseTooShort`]; [`KeyError::Derivation`]; [`KeyError::NoRandomness`].
    pub fn change_passphrase(
        &mut self,
        worker: Uuid,
        master: &MasterKey,
        name: &str,
        passphrase: &str,
    ) -> Result<(), KeyError> {
        let cost = self.slots.cost.permitted()?;
        self.refuse_other(master)?;
        self.refuse_name_of_another(name, worker)?;
        let mut slots = self.slots.clone();
        let (store, name_hash) = (slots.store, slots.name_hash(name));
        let slot = slots.worker_mut(worker)?;
        *slot = WorkerSlot::new(
            store,
            worker,
            name_hash,
            passphrase,
            cost.parameters(),
            master,
        )?;
        self.replace(slots, master)
    }

    /// Lets a worker be found by a new name; the passphrase stays.
    ///
    /// # Errors
    /// [`KeyError::WrongMasterKey`]; [`KeyError::UnknownWorker`]; [`KeyError::WorkerExists`] if the name is another
    /// worker's.
    pub fn rename_worker(
        &mut self,
        worker: Uuid,
        master: &MasterKey,
        name: &str,
    ) -> Result<(), KeyError> {
        self.refuse_other(master)?;
        self.refuse_name_of_another(name, worker)?;
        let mut slots = self.slots.clone();
        let name_hash = slots.name_hash(name);
        slots.worker_mut(worker)?.name_hash = name_hash;
        self.replace(slots, master)
    }

    /// Takes a worker's slot away. The worker may have kept the master key or an old slot file: shut them out with
    /// [`KeyRing::rotate`] and a database that is rewritten under the new key.
    ///
    /// # Errors
    /// [`KeyError::WrongMasterKey`]; [`KeyError::UnknownWorker`].
    pub fn remove_worker(&mut self, worker: Uuid, master: &MasterKey) -> Result<(), KeyError> {
        self.refuse_other(master)?;
        self.slots.worker(worker)?;
        let mut slots = self.slots.clone();
        slots.workers.retain(|slot| slot.worker != worker);
        self.replace(slots, master)
    }

    /// Replaces the master key in every slot by a new one; passphrases and the recovery key stay.
    ///
    /// # Errors
    /// [`KeyError::WrongMasterKey`]; [`KeyError::NoRandomness`].
    pub fn rotate(&mut self, old: &MasterKey) -> Result<MasterKey, KeyError> {
        self.refuse_other(old)?;
        let new = MasterKey::generate()?;
        let mut slots = self.slots.clone();
        for slot in &mut slots.workers {
            let data = Binding::of_worker(slots.store, slot.worker, slot.argon2id);
            slot.master_key = seal(&slot.public_key.0, new.secret(), &data.master_key())?;
        }
        let data = Binding::of_recovery(slots.store);
        let recovery = &mut slots.recovery;
        recovery.master_key = seal(&recovery.public_key.0, new.secret(), &data.master_key())?;
        self.replace(slots, &new)?;
        Ok(new)
    }

    /// Replaces the recovery key; the printed one opens this ring no more.
    ///
    /// # Errors
    /// [`KeyError::WrongMasterKey`]; [`KeyError::NoRandomness`].
    pub fn new_recovery_key(&mut self, master: &MasterKey) -> Result<RecoveryKey, KeyError> {
        self.refuse_other(master)?;
        let recovery_key = RecoveryKey::generate()?;
        let mut slots = self.slots.clone();
        slots.recovery = RecoverySlot::new(slots.store, &recovery_key, master)?;
        self.replace(slots, master)?;
        Ok(recovery_key)
    }

    /// The text of the slot file.
    ///
    /// # Errors
    /// None that occurs: writing plain values as JSON does not fail.
    pub fn to_json(&self) -> Result<String, KeyError> {
        let file = SlotFile {
            format: FORMAT.to_owned(),
            version: FORMAT_VERSION,
            slots: self.slots.clone(),
            authentication: self.authentication,
        };
        let text = serde_json::to_string_pretty(&file).map_err(not_json)?;
        let content = text
            .strip_suffix("\n}")
            .ok_or(KeyError::damaged("no JSON object"))?;
        let checksum = checksum_of(content);
        Ok([content, CHECKSUM_BEFORE, &checksum, CHECKSUM_AFTER].concat())
    }

    /// Reads the text of a slot file. The checksum covers every byte before it, whatever the version, so that damage is
    /// told from a newer version too.
    ///
    /// # Errors
    /// [`KeyError::Damaged`], [`KeyError::NewerVersion`], [`KeyError::CheapCostRefused`].
    pub fn from_json(text: &str) -> Result<Self, KeyError> {
        let content = checked_content(text)?;
        let object = [content, "\n}"].concat();
        let stamp: Stamp = serde_json::from_str(&object).map_err(not_json)?;
        if stamp.format != FORMAT || stamp.version == 0 {
            return Err(KeyError::damaged("no slot file of this program"));
        }
        if stamp.version > FORMAT_VERSION {
            return Err(KeyError::NewerVersion {
                found: stamp.version,
                supported: FORMAT_VERSION,
            });
        }
        let file: SlotFile = serde_json::from_str(&object).map_err(not_json)?;
        file.slots.check()?;
        Ok(Self {
            slots: file.slots,
            authentication: file.authentication,
        })
    }

    /// The slot file of a store: its name with `.keys` after it, in the same folder.
    #[must_use]
    pub fn path_beside(store: &Path) -> PathBuf {
        atomic::with_suffix(store, ".keys")
    }

    /// Where [`KeyRing::save`] keeps the slot file that it replaces: `.previous` after the slot file's name.
    #[must_use]
    pub fn previous_path(slot_file: &Path) -> PathBuf {
        atomic::with_suffix(slot_file, ".previous")
    }

    /// Reads a slot file.
    ///
    /// # Errors
    /// [`KeyError::NoSuchSlotFile`], [`KeyError::Io`] and those of [`KeyRing::from_json`].
    pub fn load(slot_file: &Path) -> Result<Self, KeyError> {
        match read_text(slot_file) {
            Ok(Some(text)) => Self::from_json(&text),
            Ok(None) => Err(KeyError::damaged("no text of a slot file's size")),
            Err(source) if source.kind() == io::ErrorKind::NotFound => {
                Err(KeyError::NoSuchSlotFile {
                    path: slot_file.to_owned(),
                })
            }
            Err(source) => Err(KeyError::Io {
                path: slot_file.to_owned(),
                source,
            }),
        }
    }

    /// Writes the slot file so that a crash leaves the old or the new one, whole. The file that was there stays as
    /// [`KeyRing::previous_path`], unless it is damaged or the same.
    ///
    /// Database and slot file cannot change in one step: whoever rotates saves the slots first, then puts the rewritten
    /// database in its place; if the database does not open with the new key after a crash, the previous slot file has
    /// the old one. Once the new pair has opened, [`KeyRing::discard_previous`] takes the old passphrases with it.
    ///
    /// # Errors
    /// [`KeyError::Io`]; the slot file is then as it was.
    pub fn save(&self, slot_file: &Path) -> Result<(), KeyError> {
        let text = self.to_json()?;
        if let Ok(Some(present)) = read_text(slot_file)
            && present != text
            && checked_content(&present).is_ok()
        {
            write_text(&Self::previous_path(slot_file), &present)?;
        }
        write_text(slot_file, &text)
    }

    /// Removes the previous slot file, which still opens with the passphrases and for the workers of its time.
    ///
    /// # Errors
    /// [`KeyError::Io`]; a file that is not there is no error.
    pub fn discard_previous(slot_file: &Path) -> Result<(), KeyError> {
        let path = Self::previous_path(slot_file);
        atomic::remove_if_there(&path).map_err(|source| KeyError::Io { path, source })
    }

    fn authenticated(slots: Slots, master: &MasterKey) -> Result<Self, KeyError> {
        let text = slots.authenticated_text()?;
        let authentication = hmac_sha256(
            &master.slot_file_key(),
            &[&FORMAT_VERSION.to_be_bytes(), text.as_bytes()],
        );
        Ok(Self {
            slots,
            authentication: Base64(authentication),
        })
    }

    fn replace(&mut self, slots: Slots, master: &MasterKey) -> Result<(), KeyError> {
        *self = Self::authenticated(slots, master)?;
        Ok(())
    }

    fn refuse_other(&self, master: &MasterKey) -> Result<(), KeyError> {
        if self.is_of(master) {
            Ok(())
        } else {
            Err(KeyError::WrongMasterKey)
        }
    }

    fn refuse_name_of_another(&self, name: &str, worker: Uuid) -> Result<(), KeyError> {
        match self.worker_named(name) {
            Some(other) if other != worker => Err(KeyError::WorkerExists { worker: other }),
            _ => Ok(()),
        }
    }

    fn master_from(
        &self,
        private: &[u8; 32],
        public: &Base64<32>,
        sealed: &Sealed,
        data: &Binding,
    ) -> Result<MasterKey, KeyError> {
        if public_of(private) != public.0 {
            return Err(KeyError::damaged("a public key that is not the slot's"));
        }
        let master = open(private, sealed, &data.master_key())
            .map(MasterKey::from_secret)
            .ok_or(KeyError::damaged("a sealed master key"))?;
        if !self.is_of(&master) {
            return Err(KeyError::damaged(
                "slots that the master key does not confirm",
            ));
        }
        Ok(master)
    }
}

impl Slots {
    fn authenticated_text(&self) -> Result<String, KeyError> {
        serde_json::to_string(self).map_err(not_json)
    }

    fn name_hash(&self, name: &str) -> Base64<32> {
        let normalised = normalised_name(name);
        Base64(hmac_sha256(&self.name_salt.0, &[normalised.as_bytes()]))
    }

    fn worker(&self, worker: Uuid) -> Result<&WorkerSlot, KeyError> {
        let slot = self.workers.iter().find(|slot| slot.worker == worker);
        slot.ok_or(KeyError::UnknownWorker)
    }

    fn worker_mut(&mut self, worker: Uuid) -> Result<&mut WorkerSlot, KeyError> {
        let slot = self.workers.iter_mut().find(|slot| slot.worker == worker);
        slot.ok_or(KeyError::UnknownWorker)
    }

    fn check(&self) -> Result<(), KeyError> {
        self.cost.permitted()?;
        for (i, slot) in self.workers.iter().enumerate() {
            slot.argon2id.check(self.cost)?;
            let twice = self.workers[..i]
                .iter()
                .any(|other| other.worker == slot.worker || other.name_hash == slot.name_hash);
            if twice {
                return Err(KeyError::damaged("two slots of one worker"));
            }
        }
        Ok(())
    }
}

impl WorkerSlot {
    fn new(
        store: Uuid,
        worker: Uuid,
        name_hash: Base64<32>,
        passphrase: &str,
        argon2id: KdfParameters,
        master: &MasterKey,
    ) -> Result<Self, KeyError> {
        let passphrase = composed(passphrase);
        if passphrase.chars().count() < PASSPHRASE_MIN_CHARS {
            return Err(KeyError::PassphraseTooShort {
                min: PASSPHRASE_MIN_CHARS,
            });
        }
        let data = Binding::of_worker(store, worker, argon2id);
        let salt = random()?;
        let key = derive(passphrase.as_bytes(), &salt, argon2id)?;
        let private = random_secret()?;
        let public = public_of(&private);
        Ok(Self {
            worker,
            name_hash,
            argon2id,
            salt: Base64(salt),
            public_key: Base64(public),
            private_key: wrap(&key, &private, &data.private_key())?,
            master_key: seal(&public, master.secret(), &data.master_key())?,
        })
    }
}

impl RecoverySlot {
    fn new(store: Uuid, recovery_key: &RecoveryKey, master: &MasterKey) -> Result<Self, KeyError> {
        let data = Binding::of_recovery(store);
        let key = recovery_wrapping_key(store, recovery_key);
        let private = random_secret()?;
        let public = public_of(&private);
        Ok(Self {
            public_key: Base64(public),
            private_key: wrap(&key, &private, &data.private_key())?,
            master_key: seal(&public, master.secret(), &data.master_key())?,
        })
    }
}

/// What a slot's ciphertexts are bound to, so that none of them opens in another slot, another store, under other
/// parameters or in the place of the other. Every part has a fixed length, so no two bindings read alike.
struct Binding(Vec<u8>);

impl Binding {
    fn of_worker(store: Uuid, worker: Uuid, argon2id: KdfParameters) -> Self {
        Self::new(b'w', store, worker, &argon2id.to_bytes())
    }

    fn of_recovery(store: Uuid) -> Self {
        Self::new(b'r', store, Uuid::nil(), &[0; 12])
    }

    fn new(kind: u8, store: Uuid, worker: Uuid, parameters: &[u8; 12]) -> Self {
        let mut bytes = Vec::with_capacity(64);
        bytes.extend_from_slice(FORMAT.as_bytes());
        bytes.extend_from_slice(&FORMAT_VERSION.to_be_bytes());
        bytes.push(kind);
        bytes.extend_from_slice(store.as_bytes());
        bytes.extend_from_slice(worker.as_bytes());
        bytes.extend_from_slice(parameters);
        Self(bytes)
    }

    fn private_key(&self) -> Vec<u8> {
        [self.0.as_slice(), b"p"].concat()
    }

    fn master_key(&self) -> Vec<u8> {
        [self.0.as_slice(), b"m"].concat()
    }
}

fn recovery_wrapping_key(store: Uuid, recovery_key: &RecoveryKey) -> Zeroizing<[u8; 32]> {
    hkdf_sha256(
        store.as_bytes(),
        recovery_key.secret(),
        b"polku/recovery-key/1",
    )
}

/// The passphrase with its letters composed (NFC): keyboards of different systems write `ä` as one or as two characters.
fn composed(passphrase: &str) -> Zeroizing<String> {
    // Composition never makes UTF-8 longer than three times (UAX 15), and a string that grows leaves copies behind.
    let mut text = Zeroizing::new(String::with_capacity(passphrase.len() * 3));
    text.extend(passphrase.nfc());
    text
}

fn normalised_name(name: &str) -> String {
    let lower = name.nfkc().collect::<String>().to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    words.join(" ").nfkc().collect()
}

fn checksum_of(content: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(content.as_bytes()))
}

/// The text of the slot file before its checksum, if that agrees.
fn checked_content(text: &str) -> Result<&str, KeyError> {
    text.strip_suffix(CHECKSUM_AFTER)
        .and_then(|text| text.rsplit_once(CHECKSUM_BEFORE))
        .filter(|(content, checksum)| *checksum == checksum_of(content))
        .map(|(content, _)| content)
        .ok_or(KeyError::damaged("the checksum does not agree"))
}

fn not_json(source: serde_json::Error) -> KeyError {
    KeyError::Damaged {
        what: "not the JSON of a slot file",
        source: Some(source),
    }
}

/// The file's text, or nothing if it is too large or no UTF-8.
fn read_text(path: &Path) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?
        .take(MAX_FILE_BYTES + 1)
        .read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= MAX_FILE_BYTES) {
        Ok(String::from_utf8(bytes).ok())
    } else {
        Ok(None)
    }
}

fn write_text(path: &Path, text: &str) -> Result<(), KeyError> {
    let io_error = |source| KeyError::Io {
        path: path.to_owned(),
        source,
    };
    atomic::replace(path, io_error, |file| {
        file.write_all(text.as_bytes()).map_err(io_error)
    })
}

/// The time in a UUIDv7, UTC milliseconds; 0 for an id of another kind.
fn time_of(id: Uuid) -> i64 {
    let time = id.get_timestamp().map(|timestamp| timestamp.to_unix());
    time.map_or(0, |(seconds, nanos)| {
        let seconds = i64::try_from(seconds).unwrap_or(0);
        seconds.saturating_mul(1_000) + i64::from(nanos / 1_000_000)
    })
}

#[cfg(test)]
mod tests {
    use super::super::golden;
    use super::*;

    const STORE: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);
    const AINO: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_000a);
    const EINO: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_000b);
    const OF_AINO: &str = "kolme kuusta pihalla";
    const OF_EINO: &str = "neljä mäntyä rannalla";

    fn cost() -> KdfCost {
        if cfg!(debug_assertions) {
            KdfCost::CheapForTests
        } else {
            KdfCost::Standard
        }
    }

    fn two_workers() -> (KeyRing, MasterKey, RecoveryKey) {
        let (mut ring, master, recovery) = KeyRing::create(STORE, cost()).unwrap();
        ring.add_worker(&master, AINO, "Aino Mäkinen", OF_AINO, cost())
            .unwrap();
        ring.add_worker(&master, EINO, "Eino Virtanen", OF_EINO, cost())
            .unwrap();
        (ring, master, recovery)
    }

    fn error<T>(result: Result<T, KeyError>) -> KeyError {
        match result {
            Ok(_) => panic!("no error"),
            Err(error) => error,
        }
    }

    fn same(one: &MasterKey, two: &MasterKey) -> bool {
        one.secret() == two.secret()
    }

    /// The text of a slot file with a change and a checksum that agrees with it, as someone with a text editor and this
    /// source would make it.
    fn forged(ring: &KeyRing, change: impl Fn(&mut SlotFile)) -> String {
        let text = ring.to_json().unwrap();
        let object = [checked_content(&text).unwrap(), "\n}"].concat();
        let mut file: SlotFile = serde_json::from_str(&object).unwrap();
        change(&mut file);
        let text = serde_json::to_string_pretty(&file).unwrap();
        with_checksum(text.strip_suffix("\n}").unwrap())
    }

    fn with_checksum(content: &str) -> String {
        [
            content,
            CHECKSUM_BEFORE,
            &checksum_of(content),
            CHECKSUM_AFTER,
        ]
        .concat()
    }

    #[test]
    fn each_worker_and_the_recovery_key_open_the_same_master_key() {
        let (ring, master, recovery) = two_workers();
        let ring = KeyRing::from_json(&ring.to_json().unwrap()).unwrap();
        let (worker, aino) = ring.unlock("Aino Mäkinen", OF_AINO).unwrap();
        assert_eq!(worker, AINO);
        assert!(same(&aino, &master));
        assert!(same(&ring.unlock_worker(EINO, OF_EINO).unwrap(), &master));
        assert!(same(&ring.unlock_recovery(&recovery).unwrap(), &master));
        assert_eq!(ring.worker_ids().collect::<Vec<_>>(), [AINO, EINO]);
        assert_eq!(ring.store(), STORE);
        assert_eq!(ring.made_at(), 0x0190_0000_0000);
    }

    #[test]
    fn every_refusal_has_its_own_error() {
        let (mut ring, master, _) = two_workers();
        let (other_ring, other_master, other_recovery) = two_workers();
        assert!(matches!(
            error(ring.unlock("Aino Mäkinen", OF_EINO)),
            KeyError::WrongPassphrase
        ));
        assert!(matches!(
            error(ring.unlock("Aino", OF_AINO)),
            KeyError::UnknownWorker
        ));
        assert!(matches!(
            error(ring.unlock_recovery(&other_recovery)),
            KeyError::WrongRecoveryKey
        ));
        assert!(matches!(
            error(ring.rotate(&other_master)),
            KeyError::WrongMasterKey
        ));
        assert!(matches!(
            error(ring.add_worker(&master, AINO, "Aino Toinen", OF_AINO, cost())),
            KeyError::WorkerExists { worker: AINO }
        ));
        assert!(matches!(
            error(ring.rename_worker(EINO, &master, "aino mäkinen")),
            KeyError::WorkerExists { worker: AINO }
        ));
        assert!(matches!(
            error(ring.change_passphrase(AINO, &master, "Aino Mäkinen", "lyhyt lause")),
            KeyError::PassphraseTooShort { min: 12 }
        ));
        assert!(!other_ring.is_of(&master));
    }

    #[test]
    fn a_name_is_found_however_it_is_typed_and_stands_nowhere_in_the_file() {
        let (ring, ..) = two_workers();
        for name in [
            "  AINO  MÄKINEN ",
            "aino mäkinen",
            "Aino Ma\u{308}kinen",
            "Aino\u{a0}Mäkinen",
        ] {
            assert_eq!(ring.worker_named(name), Some(AINO), "{name}");
        }
        assert!(!ring.has_worker_named("Aino Makinen"));
        let text = ring.to_json().unwrap().to_lowercase();
        assert!(!text.contains("aino") && !text.contains("virtanen"));
        assert_eq!(ring.only_worker(), None);
    }

    #[test]
    fn a_passphrase_opens_however_its_letters_are_composed() {
        let (ring, master, _) = two_workers();
        let decomposed: String = OF_EINO.nfd().collect();
        assert_ne!(decomposed, OF_EINO);
        assert!(same(
            &ring.unlock_worker(EINO, &decomposed).unwrap(),
            &master
        ));
    }

    #[test]
    fn a_changed_passphrase_and_a_new_name() {
        let (mut ring, master, _) = two_workers();
        let before = ring.slots.worker(AINO).unwrap().public_key;
        ring.change_passphrase(AINO, &master, "Aino Mäkinen", "viisi koivua mäellä")
            .unwrap();
        ring.rename_worker(AINO, &master, "Aino Lahti").unwrap();
        let (_, opened) = ring.unlock("Aino Lahti", "viisi koivua mäellä").unwrap();
        assert!(same(&opened, &master));
        assert!(matches!(
            error(ring.unlock_worker(AINO, OF_AINO)),
            KeyError::WrongPassphrase
        ));
        assert!(!ring.has_worker_named("Aino Mäkinen"));
        assert!(ring.slots.worker(AINO).unwrap().public_key != before);
    }

    #[test]
    fn rotation_keeps_the_others_and_shuts_out_the_removed_worker() {
        let (mut ring, old, recovery) = two_workers();
        let removed = ring.slots.worker(AINO).unwrap().clone();
        let binding = Binding::of_worker(STORE, AINO, removed.argon2id);
        let key = derive(OF_AINO.as_bytes(), &removed.salt.0, removed.argon2id).unwrap();
        let private = unwrap(&key, &removed.private_key, &binding.private_key()).unwrap();

        ring.remove_worker(AINO, &old).unwrap();
        let new = ring.rotate(&old).unwrap();

        assert!(!same(&old, &new));
        assert!(same(&ring.unlock_worker(EINO, OF_EINO).unwrap(), &new));
        assert!(same(&ring.unlock_recovery(&recovery).unwrap(), &new));
        assert_eq!(ring.only_worker(), Some(EINO));
        assert!(matches!(error(ring.rotate(&old)), KeyError::WrongMasterKey));
        assert!(matches!(
            error(ring.unlock_worker(AINO, OF_AINO)),
            KeyError::UnknownWorker
        ));
        let eino = Binding::of_worker(STORE, EINO, ring.slots.worker(EINO).unwrap().argon2id);
        for data in [
            binding.master_key(),
            eino.master_key(),
            Binding::of_recovery(STORE).master_key(),
        ] {
            let sealed = &ring.slots.worker(EINO).unwrap().master_key;
            assert!(open(&private, sealed, &data).is_none());
            assert!(open(&private, &ring.slots.recovery.master_key, &data).is_none());
        }

        let mut back = ring.clone();
        back.slots.workers.push(removed);
        assert!(matches!(
            error(back.unlock_worker(AINO, OF_AINO)),
            KeyError::Damaged { .. }
        ));
    }

    #[test]
    fn a_new_recovery_key_replaces_the_printed_one() {
        let (mut ring, master, old) = two_workers();
        let new = ring.new_recovery_key(&master).unwrap();
        assert!(same(&ring.unlock_recovery(&new).unwrap(), &master));
        assert!(matches!(
            error(ring.unlock_recovery(&old)),
            KeyError::WrongRecoveryKey
        ));
    }

    #[test]
    fn every_changed_byte_and_every_truncation_is_damage() {
        let (ring, ..) = two_workers();
        let text = ring.to_json().unwrap();
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1;
            let changed = String::from_utf8(bytes).unwrap();
            assert!(
                matches!(
                    error(KeyRing::from_json(&changed)),
                    KeyError::Damaged { .. }
                ),
                "byte {at}"
            );
            assert!(matches!(
                error(KeyRing::from_json(&text[..at])),
                KeyError::Damaged { .. }
            ));
        }
        assert!(KeyRing::from_json(&format!("{text}\n")).is_err());
    }

    #[test]
    fn a_newer_version_is_no_damage() {
        let (ring, ..) = two_workers();
        let newer = forged(&ring, |file| file.version = 2);
        let of_the_future = with_checksum("{\n  \"format\": \"polku-keys\",\n  \"version\": 7");
        assert!(matches!(
            error(KeyRing::from_json(&newer)),
            KeyError::NewerVersion {
                found: 2,
                supported: 1
            }
        ));
        assert!(matches!(
            error(KeyRing::from_json(&of_the_future)),
            KeyError::NewerVersion { found: 7, .. }
        ));
    }

    #[test]
    fn parameters_outside_their_bounds_are_damage() {
        let (ring, ..) = two_workers();
        for (memory_kib, passes, lanes) in [
            (1024, 3, 1),
            (65536, 0, 1),
            (65536, 11, 1),
            (65536, 3, 5),
            (2 << 20, 3, 1),
        ] {
            let text = forged(&ring, |file| {
                file.slots.workers[0].argon2id = KdfParameters {
                    memory_kib,
                    passes,
                    lanes,
                };
            });
            assert!(matches!(
                error(KeyRing::from_json(&text)),
                KeyError::Damaged { .. }
            ));
        }
    }

    #[test]
    fn a_slot_moved_to_another_worker_or_store_does_not_open() {
        let (ring, _, recovery) = two_workers();
        let to_worker = forged(&ring, |file| {
            let [aino, eino] = file.slots.workers.as_mut_slice() else {
                panic!("two workers");
            };
            std::mem::swap(&mut aino.worker, &mut eino.worker);
        });
        let ring_of_worker = KeyRing::from_json(&to_worker).unwrap();
        assert!(matches!(
            error(ring_of_worker.unlock("Aino Mäkinen", OF_AINO)),
            KeyError::WrongPassphrase
        ));

        let to_store = forged(&ring, |file| file.slots.store = AINO);
        let ring_of_store = KeyRing::from_json(&to_store).unwrap();
        assert!(matches!(
            error(ring_of_store.unlock("Aino Mäkinen", OF_AINO)),
            KeyError::WrongPassphrase
        ));
        assert!(matches!(
            error(ring_of_store.unlock_recovery(&recovery)),
            KeyError::WrongRecoveryKey
        ));

        let between_slots = forged(&ring, |file| {
            file.slots.workers[0].master_key = file.slots.workers[1].master_key.clone();
        });
        let ring_of_slots = KeyRing::from_json(&between_slots).unwrap();
        assert!(matches!(
            error(ring_of_slots.unlock("Aino Mäkinen", OF_AINO)),
            KeyError::Damaged { .. }
        ));
    }

    #[test]
    fn slots_that_were_changed_without_the_master_key_do_not_open() {
        let (ring, master, recovery) = two_workers();
        let changes: [fn(&mut SlotFile); 5] = [
            |file| file.slots.workers[1].public_key = Base64(public_of(&[5; 32])),
            |file| file.slots.recovery.public_key = Base64(public_of(&[5; 32])),
            |file| file.slots.workers[1].name_hash = Base64([0; 32]),
            |file| file.slots.made_at += 1,
            |file| file.slots.workers.truncate(1),
        ];
        for change in changes {
            let mut changed = KeyRing::from_json(&forged(&ring, change)).unwrap();
            assert!(matches!(
                error(changed.unlock("Aino Mäkinen", OF_AINO)),
                KeyError::Damaged { .. }
            ));
            assert!(matches!(
                error(changed.unlock_recovery(&recovery)),
                KeyError::Damaged { .. }
            ));
            assert!(matches!(
                error(changed.rotate(&master)),
                KeyError::WrongMasterKey
            ));
        }
    }

    #[test]
    fn two_slots_of_one_worker_are_damage() {
        let (ring, ..) = two_workers();
        let text = forged(&ring, |file| {
            let twin = file.slots.workers[0].clone();
            file.slots.workers.push(twin);
        });
        assert!(matches!(
            error(KeyRing::from_json(&text)),
            KeyError::Damaged { .. }
        ));
    }

    #[test]
    fn the_cheap_cost_does_not_slip_into_a_standard_store() {
        let (mut ring, master, _) = KeyRing::create(STORE, KdfCost::Standard).unwrap();
        assert!(matches!(
            error(ring.add_worker(&master, AINO, "Aino", OF_AINO, KdfCost::CheapForTests)),
            KeyError::CheapCostRefused
        ));
    }

    #[cfg(not(debug_assertions))]
    #[test]
    fn a_release_build_refuses_a_store_made_for_tests() {
        assert!(matches!(
            error(KeyRing::create(STORE, KdfCost::CheapForTests)),
            KeyError::CheapCostRefused
        ));
        let (ring, ..) = two_workers();
        let cheap = forged(&ring, |file| file.slots.cost = KdfCost::CheapForTests);
        assert!(matches!(
            error(KeyRing::from_json(&cheap)),
            KeyError::CheapCostRefused
        ));
    }

    #[test]
    fn saving_keeps_the_previous_file_unless_it_is_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let path = KeyRing::path_beside(&folder.path().join("office.polku"));
        assert!(path.ends_with("office.polku.keys"));
        assert!(matches!(
            error(KeyRing::load(&path)),
            KeyError::NoSuchSlotFile { .. }
        ));

        let (first, master, _) = two_workers();
        first.save(&path).unwrap();
        assert!(KeyRing::load(&path).unwrap() == first);
        assert!(!KeyRing::previous_path(&path).exists());

        let mut second = first.clone();
        second.rotate(&master).unwrap();
        second.save(&path).unwrap();
        second.save(&path).unwrap();
        assert!(KeyRing::load(&path).unwrap() == second);
        assert!(KeyRing::load(&KeyRing::previous_path(&path)).unwrap() == first);

        std::fs::write(&path, "half a fi").unwrap();
        assert!(matches!(
            error(KeyRing::load(&path)),
            KeyError::Damaged { .. }
        ));
        second.save(&path).unwrap();
        assert!(KeyRing::load(&KeyRing::previous_path(&path)).unwrap() == first);

        KeyRing::discard_previous(&path).unwrap();
        KeyRing::discard_previous(&path).unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_slot_file_of_version_1_stays_readable() {
        let ring = KeyRing::from_json(golden::SLOT_FILE).unwrap();
        let (worker, master) = ring.unlock(golden::NAME, golden::PASSPHRASE).unwrap();
        assert_eq!(worker, golden::WORKER);
        assert_eq!(ring.store(), golden::STORE);
        let recovery = RecoveryKey::parse(golden::RECOVERY_KEY).unwrap();
        assert!(same(&ring.unlock_recovery(&recovery).unwrap(), &master));
        let database_key = data_encoding::HEXLOWER.encode(master.database_key().as_slice());
        assert_eq!(database_key, golden::DATABASE_KEY);
        assert_eq!(ring.to_json().unwrap(), golden::SLOT_FILE);
    }
}
