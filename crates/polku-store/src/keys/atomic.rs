//! Writing a file so that a crash leaves either the old or the new one, whole.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// The path with a suffix after its whole file name: `a/b.polku` and `.keys` give `a/b.polku.keys`.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Writes a temporary file beside the target, flushes it to the disk, puts it in the target's place and flushes the
/// folder.
///
/// On any error the temporary file is removed and the target is as it was. The temporary file has a fixed name, so that
/// what a killed process left is cleared by the next attempt; callers hold the store's lock.
pub(crate) fn replace<E>(
    target: &Path,
    io_error: impl Fn(io::Error) -> E,
    write: impl FnOnce(&mut File) -> Result<(), E>,
) -> Result<(), E> {
    let temporary = with_suffix(target, ".polku-part");
    let written = write_and_rename(&temporary, target, &io_error, write);
    if written.is_err() {
        // The first error is the one to tell of; the next attempt clears the file if this one cannot.
        let _ = std::fs::remove_file(&temporary);
    }
    written
}

fn write_and_rename<E>(
    temporary: &Path,
    target: &Path,
    io_error: &impl Fn(io::Error) -> E,
    write: impl FnOnce(&mut File) -> Result<(), E>,
) -> Result<(), E> {
    remove_if_there(temporary).map_err(io_error)?;
    let mut file = create_private(temporary).map_err(io_error)?;
    write(&mut file)?;
    file.sync_all().map_err(io_error)?;
    drop(file);
    std::fs::rename(temporary, target).map_err(io_error)?;
    sync_folder_of(target).map_err(io_error)
}

/// Removes a file; none is no error.
pub(crate) fn remove_if_there(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// A new file that only its owner may read. `create_new` keeps a planted link from being written through.
fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    // Windows: the file takes the access list of its folder, which in the user's data folder is the user alone.
    options.open(path)
}

/// Makes a rename last through a power cut.
#[cfg(unix)]
fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    File::open(folder)?.sync_all()
}

/// Windows has no call to flush a folder; NTFS journals the rename by itself.
#[cfg(not(unix))]
fn sync_folder_of(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn an_error_leaves_the_target_and_no_temporary_file() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a");
        std::fs::write(&target, "old").unwrap();
        let failed: io::Result<()> = replace(
            &target,
            |e| e,
            |file| {
                file.write_all(b"half")?;
                Err(io::Error::other("stop"))
            },
        );
        assert!(failed.is_err());
        assert_eq!(std::fs::read(&target).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_killed_process_left_is_cleared() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a");
        std::fs::write(with_suffix(&target, ".polku-part"), "left over and longer").unwrap();
        replace(&target, |e| e, |file| file.write_all(b"new")).unwrap();
        assert_eq!(std::fs::read(&target).unwrap(), b"new");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a");
        replace(&target, |e| e, |file| file.write_all(b"x")).unwrap();
        let mode = std::fs::metadata(&target).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
