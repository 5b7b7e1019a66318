//! A backup as one encrypted file: the slots that open it, and the database.
//!
//! ```text
//! "POLKUBAK"  version u32  header length u32  header (JSON)  SHA-256 of all before
//! nonce 19 bytes           chunks: 64 KiB of database and a 16-byte tag each, the last one shorter or as long
//! ```
//!
//! Numbers are big-endian. The chunks are XChaCha20-Poly1305 in the STREAM construction, which numbers them and marks
//! the last, so that none can be lost, moved or added; each is bound to everything before the chunks. The header can be
//! read without a key, because the recovery key alone must open a backup on an empty machine; it names nobody.

use crate::keys::{KeyError, KeyRing, MasterKey, atomic};
use aead_stream::{DecryptorBE32, EncryptorBE32, Nonce, StreamBE32};
use chacha20poly1305::{Key, XChaCha20Poly1305};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufReader, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The version of the container that this program writes, and the newest that it reads.
pub const CONTAINER_VERSION: u32 = 1;

const MAGIC: &[u8; 8] = b"POLKUBAK";
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
const NONCE: usize = 19;
/// A header is a slot file and a few words; a longer one is damage, and must not fill the memory.
const MAX_HEADER_BYTES: u32 = 64 * 1024 * 1024;

/// What a backup says of itself without a key. Everything in it is authenticated when the backup is extracted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupHeader {
    /// The text of the slot file ([`KeyRing::to_json`]) at the time of the backup.
    pub slots: String,
    /// The id of the store.
    pub store: Uuid,
    /// When the backup was made, UTC milliseconds.
    pub made_at: i64,
    /// The number of the database's last migration.
    pub schema_version: i64,
    /// The version of the program that made it, for people.
    pub app_version: String,
}

/// Why a backup cannot be made or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ContainerError {
    /// The file is no backup of this program.
    #[error("not a backup")]
    NotABackup,
    /// The backup is not as it was written: cut short, changed, or put together from several.
    #[error("the backup is damaged: {what}")]
    Damaged {
        /// The part that is wrong; for logs, not for screens.
        what: &'static str,
        /// The parser's own error, if it is one that a parser found.
        source: Option<serde_json::Error>,
    },
    /// A newer version of the program made the backup.
    #[error("the backup has version {found}, this program reads up to {supported}")]
    NewerVersion {
        /// The version in the file.
        found: u32,
        /// The newest version that this program reads.
        supported: u32,
    },
    /// The slots in the header cannot be read.
    #[error("the slots of the backup cannot be read")]
    Slots {
        /// The reason.
        #[source]
        source: KeyError,
    },
    /// The master key is not the one that the slots in the header hold.
    #[error("the master key does not belong to this backup")]
    WrongMasterKey,
    /// There is a database already, or a left-over file of one, in the place to extract to.
    #[error("{} exists already", path.display())]
    TargetExists {
        /// The file that is there.
        path: PathBuf,
    },
    /// There is no room: the disk or the quota is full, or the file system has no files this large.
    #[error("no room for {}", path.display())]
    DiskFull {
        /// The file that was being written.
        path: PathBuf,
        /// What the operating system said.
        #[source]
        source: io::Error,
    },
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes")]
    NoRandomness {
        /// What the operating system said.
        #[source]
        source: getrandom::Error,
    },
    /// A file could not be read or written.
    #[error("{} could not be read or written", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        #[source]
        source: io::Error,
    },
}

impl ContainerError {
    const fn damaged(what: &'static str) -> Self {
        Self::Damaged { what, source: None }
    }
}

/// Writes a backup of a database file that nobody else writes to (the result of `VACUUM INTO`).
///
/// The target appears whole or not at all; one that is there is replaced only by a whole one.
///
/// # Errors
/// [`ContainerError::WrongMasterKey`] if the header's slots hold another master key, for such a backup could not be
/// opened; [`ContainerError::Slots`]; [`ContainerError::DiskFull`]; [`ContainerError::NoRandomness`];
/// [`ContainerError::Io`].
pub fn write(
    source_db: &Path,
    header: &BackupHeader,
    master: &MasterKey,
    target: &Path,
) -> Result<(), ContainerError> {
    refuse_other(header, master)?;
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce).map_err(|source| ContainerError::NoRandomness { source })?;
    let start = start_of_file(header, nonce)?;
    let reading = reading(source_db);
    let mut database = File::open(source_db).map_err(&reading)?;
    let key = master.backup_key();
    let mut encryptor = EncryptorBE32::<XChaCha20Poly1305>::new(
        &Key::from(*key),
        &Nonce::<XChaCha20Poly1305, StreamBE32<XChaCha20Poly1305>>::from(nonce),
    );
    let bound_to = Sha256::digest(&start);

    let writing = writing(target);
    atomic::replace(target, &writing, |file| {
        file.write_all(&start).map_err(&writing)?;
        let mut chunk = read_up_to(&mut database, CHUNK).map_err(&reading)?;
        loop {
            let next = read_up_to(&mut database, CHUNK).map_err(&reading)?;
            if next.is_empty() {
                encryptor
                    .encrypt_last_in_place(&bound_to, &mut chunk)
                    .map_err(too_long)?;
                return file.write_all(&chunk).map_err(&writing);
            }
            encryptor
                .encrypt_next_in_place(&bound_to, &mut chunk)
                .map_err(too_long)?;
            file.write_all(&chunk).map_err(&writing)?;
            chunk = next;
        }
    })
}

/// Reads what a backup says of itself, without a key. Accidental damage of the header is found; that nobody changed it
/// on purpose is known only once [`extract`] has succeeded.
///
/// # Errors
/// [`ContainerError::NotABackup`], [`ContainerError::Damaged`], [`ContainerError::NewerVersion`],
/// [`ContainerError::Io`].
pub fn read_header(path: &Path) -> Result<BackupHeader, ContainerError> {
    let mut file = File::open(path).map_err(reading(path))?;
    let start = read_start(&mut file, path)?;
    Ok(start.header)
}

/// Decrypts the database of a backup into a new file. The target appears only after the last chunk was found genuine.
///
/// # Errors
/// [`ContainerError::TargetExists`] if there is a file at the target, or a journal or log of an earlier database beside
/// it, which SQLite would play into the new one; [`ContainerError::WrongMasterKey`]; [`ContainerError::Slots`];
/// [`ContainerError::DiskFull`]; and those of [`read_header`].
pub fn extract(
    path: &Path,
    master: &MasterKey,
    target_db: &Path,
) -> Result<BackupHeader, ContainerError> {
    let reading = reading(path);
    let mut file = BufReader::new(File::open(path).map_err(&reading)?);
    let Start {
        header,
        nonce,
        bound_to,
    } = read_start(&mut file, path)?;
    refuse_other(&header, master)?;
    refuse_existing(target_db)?;
    let key = master.backup_key();
    let mut decryptor = DecryptorBE32::<XChaCha20Poly1305>::new(
        &Key::from(*key),
        &Nonce::<XChaCha20Poly1305, StreamBE32<XChaCha20Poly1305>>::from(nonce),
    );

    let writing = writing(target_db);
    atomic::replace(target_db, &writing, |target| {
        let mut chunk = read_up_to(&mut file, CHUNK + TAG).map_err(&reading)?;
        loop {
            let next = read_up_to(&mut file, CHUNK + TAG).map_err(&reading)?;
            if next.is_empty() {
                decryptor
                    .decrypt_last_in_place(&bound_to, &mut chunk)
                    .map_err(not_genuine)?;
                return target.write_all(&chunk).map_err(&writing);
            }
            decryptor
                .decrypt_next_in_place(&bound_to, &mut chunk)
                .map_err(not_genuine)?;
            target.write_all(&chunk).map_err(&writing)?;
            chunk = next;
        }
    })?;
    Ok(header)
}

/// Everything before the chunks.
struct Start {
    header: BackupHeader,
    nonce: [u8; NONCE],
    /// SHA-256 of it all, to which every chunk is bound.
    bound_to: [u8; 32],
}

fn start_of_file(header: &BackupHeader, nonce: [u8; NONCE]) -> Result<Vec<u8>, ContainerError> {
    let json = serde_json::to_vec(header).map_err(not_json)?;
    let length = u32::try_from(json.len())
        .ok()
        .filter(|length| *length <= MAX_HEADER_BYTES)
        .ok_or(ContainerError::damaged("a header that is too long"))?;
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&CONTAINER_VERSION.to_be_bytes());
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(&json);
    let checksum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&checksum);
    bytes.extend_from_slice(&nonce);
    Ok(bytes)
}

fn read_start(file: &mut impl Read, path: &Path) -> Result<Start, ContainerError> {
    let reading = reading(path);
    let mut bytes = read_up_to(file, 16).map_err(&reading)?;
    let (magic, numbers) = bytes.split_at(bytes.len().min(MAGIC.len()));
    if !MAGIC.starts_with(magic) {
        return Err(ContainerError::NotABackup);
    }
    let [v0, v1, v2, v3, l0, l1, l2, l3] = *numbers else {
        return Err(ContainerError::damaged("cut short"));
    };
    let version = u32::from_be_bytes([v0, v1, v2, v3]);
    let length = u32::from_be_bytes([l0, l1, l2, l3]);
    if length > MAX_HEADER_BYTES {
        return Err(ContainerError::damaged("the length of the header"));
    }
    let before = bytes.len();
    let wanted = u64::from(length) + 32 + NONCE as u64;
    let read = file
        .take(wanted)
        .read_to_end(&mut bytes)
        .map_err(&reading)?;
    if read as u64 != wanted {
        return Err(ContainerError::damaged("cut short"));
    }
    let bound_to = Sha256::digest(&bytes).into();
    let (rest, nonce) = bytes.split_at(bytes.len() - NONCE);
    let (content, checksum) = rest.split_at(rest.len() - 32);
    if Sha256::digest(content)[..] != *checksum {
        return Err(ContainerError::damaged("the checksum of the header"));
    }
    if version == 0 {
        return Err(ContainerError::damaged("the version"));
    }
    if version > CONTAINER_VERSION {
        return Err(ContainerError::NewerVersion {
            found: version,
            supported: CONTAINER_VERSION,
        });
    }
    let header = serde_json::from_slice(&content[before..]).map_err(not_json)?;
    let nonce = nonce
        .try_into()
        .map_err(|_| ContainerError::damaged("cut short"))?;
    Ok(Start {
        header,
        nonce,
        bound_to,
    })
}

fn refuse_other(header: &BackupHeader, master: &MasterKey) -> Result<(), ContainerError> {
    let ring =
        KeyRing::from_json(&header.slots).map_err(|source| ContainerError::Slots { source })?;
    if ring.store() != header.store {
        return Err(ContainerError::damaged("slots of another store"));
    }
    if !ring.is_of(master) {
        return Err(ContainerError::WrongMasterKey);
    }
    Ok(())
}

fn refuse_existing(target_db: &Path) -> Result<(), ContainerError> {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let path = atomic::with_suffix(target_db, suffix);
        if path.symlink_metadata().is_ok() {
            return Err(ContainerError::TargetExists { path });
        }
    }
    Ok(())
}

/// Reads until so many bytes are there or the file ends.
fn read_up_to(file: &mut impl Read, bytes: usize) -> io::Result<Vec<u8>> {
    let mut buffer = Vec::with_capacity(bytes.max(CHUNK + TAG));
    file.take(bytes as u64).read_to_end(&mut buffer)?;
    Ok(buffer)
}

fn not_json(source: serde_json::Error) -> ContainerError {
    ContainerError::Damaged {
        what: "the header",
        source: Some(source),
    }
}

fn not_genuine(_: aead_stream::aead::Error) -> ContainerError {
    ContainerError::damaged("a chunk that is not genuine or not in its place")
}

/// More than 2³² chunks, 256 TiB.
fn too_long(_: aead_stream::aead::Error) -> ContainerError {
    ContainerError::damaged("a database that is too long")
}

fn reading(path: &Path) -> impl Fn(io::Error) -> ContainerError {
    |source| ContainerError::Io {
        path: path.to_owned(),
        source,
    }
}

fn writing(path: &Path) -> impl Fn(io::Error) -> ContainerError {
    |source| match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            ContainerError::DiskFull {
                path: path.to_owned(),
                source,
            }
        }
        _ => ContainerError::Io {
            path: path.to_owned(),
            source,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{KdfCost, RecoveryKey, golden};
    use tempfile::TempDir;

    struct Backup {
        folder: TempDir,
        header: BackupHeader,
        master: MasterKey,
        bytes: Vec<u8>,
    }

    impl Backup {
        fn of(database: &[u8]) -> Self {
            let folder = tempfile::tempdir().unwrap();
            let store = Uuid::from_u128(1);
            let (ring, master, _) = KeyRing::create(store, KdfCost::Standard).unwrap();
            let header = BackupHeader {
                slots: ring.to_json().unwrap(),
                store,
                made_at: 1_790_000_000_000,
                schema_version: 3,
                app_version: "0.0.0".to_owned(),
            };
            let source = folder.path().join("source");
            std::fs::write(&source, database).unwrap();
            let path = folder.path().join("backup");
            write(&source, &header, &master, &path).unwrap();
            let bytes = std::fs::read(&path).unwrap();
            Self {
                folder,
                header,
                master,
                bytes,
            }
        }

        fn path(&self) -> PathBuf {
            self.folder.path().join("backup")
        }

        fn target(&self) -> PathBuf {
            self.folder.path().join("restored")
        }

        fn chunks_at(&self) -> usize {
            let json = serde_json::to_vec(&self.header).unwrap();
            16 + json.len() + 32 + NONCE
        }

        /// Extracts these bytes; a database that came out is taken away again.
        fn extracted(&self, bytes: &[u8]) -> Result<Vec<u8>, ContainerError> {
            let path = self.folder.path().join("changed");
            std::fs::write(&path, bytes).unwrap();
            let result = extract(&path, &self.master, &self.target());
            let part = atomic::with_suffix(&self.target(), ".polku-part");
            assert!(!part.exists(), "a temporary file is left");
            assert_eq!(result.is_ok(), self.target().exists());
            let header = result?;
            assert_eq!(header, self.header);
            let database = std::fs::read(self.target()).unwrap();
            std::fs::remove_file(self.target()).unwrap();
            Ok(database)
        }
    }

    #[test]
    fn a_database_of_any_length_comes_back() {
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17] {
            let database: Vec<u8> = (0..length).map(|i| (i % 251) as u8).collect();
            let backup = Backup::of(&database);
            assert_eq!(read_header(&backup.path()).unwrap(), backup.header);
            assert!(backup.extracted(&backup.bytes).unwrap() == database);
        }
    }

    #[test]
    fn every_flipped_byte_is_detected() {
        let backup = Backup::of(b"a small database");
        for at in 0..backup.bytes.len() {
            for mask in [0x01, 0x80] {
                let mut bytes = backup.bytes.clone();
                bytes[at] ^= mask;
                match backup.extracted(&bytes) {
                    Err(ContainerError::NotABackup) if at < MAGIC.len() => {}
                    Err(ContainerError::Damaged { .. }) if at >= MAGIC.len() => {}
                    other => panic!("byte {at}: {other:?}"),
                }
            }
        }
    }

    #[test]
    fn every_truncation_is_detected() {
        let backup = Backup::of(b"a small database");
        for length in 0..backup.bytes.len() {
            assert!(
                matches!(
                    backup.extracted(&backup.bytes[..length]),
                    Err(ContainerError::Damaged { .. })
                ),
                "{length} bytes"
            );
        }
    }

    #[test]
    fn lost_moved_repeated_and_added_chunks_are_detected() {
        let backup = Backup::of(&vec![7; 3 * CHUNK]);
        let (start, chunks) = backup.bytes.split_at(backup.chunks_at());
        let chunks: Vec<&[u8]> = chunks.chunks(CHUNK + TAG).collect();
        let [a, b, c] = chunks.as_slice() else {
            panic!("three chunks");
        };
        assert!(backup.extracted(&[start, a, b, c].concat()).is_ok());
        for wrong in [
            vec![start],
            vec![start, a],
            vec![start, a, b],
            vec![start, a, c],
            vec![start, b, a, c],
            vec![start, a, b, b, c],
            vec![start, a, b, c, c],
            vec![start, a, b, c, &[0]],
            vec![start, c],
        ] {
            assert!(matches!(
                backup.extracted(&wrong.concat()),
                Err(ContainerError::Damaged { .. })
            ));
        }
    }

    #[test]
    fn a_changed_header_with_a_right_checksum_is_detected() {
        let backup = Backup::of(b"a small database");
        let (_, chunks) = backup.bytes.split_at(backup.chunks_at());
        let nonce = &backup.bytes[backup.chunks_at() - NONCE..backup.chunks_at()];
        let mut header = backup.header.clone();
        header.made_at += 1;
        let start = start_of_file(&header, nonce.try_into().unwrap()).unwrap();
        assert!(matches!(
            backup.extracted(&[&start, chunks].concat()),
            Err(ContainerError::Damaged { .. })
        ));
    }

    #[test]
    fn a_newer_version_is_no_damage() {
        let backup = Backup::of(b"");
        let end = backup.chunks_at() - NONCE - 32;
        let mut bytes = backup.bytes.clone();
        bytes[11] = 2;
        let checksum = Sha256::digest(&bytes[..end]);
        bytes[end..end + 32].copy_from_slice(&checksum);
        assert!(matches!(
            backup.extracted(&bytes),
            Err(ContainerError::NewerVersion {
                found: 2,
                supported: 1
            })
        ));
    }

    #[test]
    fn another_master_key_is_told_from_damage() {
        let backup = Backup::of(b"a");
        let other = MasterKey::generate().unwrap();
        assert!(matches!(
            extract(&backup.path(), &other, &backup.target()),
            Err(ContainerError::WrongMasterKey)
        ));
        let source = backup.folder.path().join("source");
        let unopenable = write(&source, &backup.header, &other, &backup.path());
        assert!(matches!(unopenable, Err(ContainerError::WrongMasterKey)));
        assert_eq!(std::fs::read(backup.path()).unwrap(), backup.bytes);
    }

    #[test]
    fn an_existing_database_or_its_log_is_left_alone() {
        let backup = Backup::of(b"a");
        for suffix in ["", "-wal", "-shm", "-journal"] {
            let there = atomic::with_suffix(&backup.target(), suffix);
            std::fs::write(&there, "mine").unwrap();
            let refused = extract(&backup.path(), &backup.master, &backup.target());
            assert!(matches!(refused, Err(ContainerError::TargetExists { path }) if path == there));
            assert_eq!(std::fs::read(&there).unwrap(), b"mine");
            std::fs::remove_file(&there).unwrap();
        }
    }

    #[test]
    fn a_failed_backup_leaves_the_last_one() {
        let backup = Backup::of(b"a");
        let missing = backup.folder.path().join("missing");
        let failed = write(&missing, &backup.header, &backup.master, &backup.path());
        assert!(matches!(failed, Err(ContainerError::Io { path, .. }) if path == missing));
        let folder = backup.folder.path();
        let unreadable = write(folder, &backup.header, &backup.master, &backup.path());
        assert!(unreadable.is_err(), "a folder is no database");
        assert_eq!(std::fs::read(backup.path()).unwrap(), backup.bytes);
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), 2);
    }

    #[test]
    fn a_full_disk_has_its_own_error() {
        let told = writing(Path::new("a"));
        for kind in [
            ErrorKind::StorageFull,
            ErrorKind::QuotaExceeded,
            ErrorKind::FileTooLarge,
        ] {
            assert!(matches!(told(kind.into()), ContainerError::DiskFull { .. }));
        }
        assert!(matches!(
            told(ErrorKind::PermissionDenied.into()),
            ContainerError::Io { .. }
        ));
    }

    #[test]
    fn another_file_is_no_backup() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("letter.txt");
        std::fs::write(&path, "Dear Sir or Madam, hereby").unwrap();
        assert!(matches!(
            read_header(&path),
            Err(ContainerError::NotABackup)
        ));
    }

    #[test]
    fn a_backup_of_version_1_stays_readable() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("backup");
        let text: String = golden::BACKUP.split_whitespace().collect();
        std::fs::write(
            &path,
            data_encoding::BASE64.decode(text.as_bytes()).unwrap(),
        )
        .unwrap();
        let header = read_header(&path).unwrap();
        assert_eq!(header.slots, golden::SLOT_FILE);
        let ring = KeyRing::from_json(&header.slots).unwrap();
        let recovery = RecoveryKey::parse(golden::RECOVERY_KEY).unwrap();
        let master = ring.unlock_recovery(&recovery).unwrap();
        let target = folder.path().join("database");
        assert_eq!(extract(&path, &master, &target).unwrap(), header);
        assert_eq!(std::fs::read(&target).unwrap(), golden::DATABASE);
    }
}
