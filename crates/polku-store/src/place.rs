//! Where a store may lie: never on a network share, never in a folder that another program synchronises.
//!
//! SQLite's write-ahead log needs shared memory and locks that network file systems do not keep, and a synchronising
//! program copies the database, its log and its slot file at different moments. Either damages the store in the end, so
//! both are refused before the first write.

use std::io;
use std::path::{Component, Path, PathBuf};

/// Why a store may not lie at a place.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PlaceError {
    /// On a network share, or on a folder that a virtual machine shares with its host.
    #[error("the folder is on a network share ({kind})")]
    NetworkShare {
        /// The file system's type, such as `nfs4`, or `UNC` for a Windows share.
        kind: String,
    },
    /// In a folder that another program synchronises.
    #[error("the folder is synchronised by {}", kind.name())]
    SynchronisedFolder {
        /// The program.
        kind: SyncProgram,
    },
    /// No folder of the path exists, or it could not be looked at.
    #[error("{} could not be looked at", path.display())]
    Io {
        /// The path.
        path: PathBuf,
        /// What the operating system said.
        #[source]
        source: io::Error,
    },
}

/// A program that synchronises folders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SyncProgram {
    /// Microsoft OneDrive, also for organisations.
    OneDrive,
    /// Dropbox.
    Dropbox,
    /// Nextcloud.
    Nextcloud,
    /// ownCloud.
    OwnCloud,
    /// Google Drive.
    GoogleDrive,
    /// Apple iCloud Drive.
    ICloudDrive,
    /// Syncthing.
    Syncthing,
    /// Resilio Sync.
    ResilioSync,
}

impl SyncProgram {
    /// The program's name as its maker writes it; the same in every language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OneDrive => "OneDrive",
            Self::Dropbox => "Dropbox",
            Self::Nextcloud => "Nextcloud",
            Self::OwnCloud => "ownCloud",
            Self::GoogleDrive => "Google Drive",
            Self::ICloudDrive => "iCloud Drive",
            Self::Syncthing => "Syncthing",
            Self::ResilioSync => "Resilio Sync",
        }
    }
}

/// Whether a store may lie at this path. Neither the file nor its folder needs to exist.
///
/// A synchronised folder is known by the names that the programs give it and by the marker files that they leave, so a
/// folder that was renamed and has no marker passes.
///
/// # Errors
/// [`PlaceError::NetworkShare`], [`PlaceError::SynchronisedFolder`]; [`PlaceError::Io`] if it cannot be told.
pub fn check(path: &Path) -> Result<(), PlaceError> {
    let absolute = std::path::absolute(path).map_err(io_error(path))?;
    let folder = real_folder(&absolute).map_err(io_error(path))?;
    refuse_network_share(&folder)?;
    // The path as it was given too: a link may have the telling name.
    for place in [&absolute, &folder] {
        if let Some(kind) = sync_program_of(place) {
            return Err(PlaceError::SynchronisedFolder { kind });
        }
    }
    Ok(())
}

/// The nearest folder above the path that exists, without links; what does not exist yet can only come to lie in it.
fn real_folder(absolute: &Path) -> io::Result<PathBuf> {
    let mut first_error = None;
    for folder in absolute.ancestors().skip(1) {
        match std::fs::canonicalize(folder) {
            Ok(folder) => return Ok(folder),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    Err(first_error.unwrap_or_else(|| io::ErrorKind::NotFound.into()))
}

#[cfg(target_os = "linux")]
fn refuse_network_share(folder: &Path) -> Result<(), PlaceError> {
    refuse_network_share_in(&mount_table(), folder)
}

#[cfg(target_os = "linux")]
fn refuse_network_share_in(table: &Path, folder: &Path) -> Result<(), PlaceError> {
    let text = std::fs::read(table).map_err(io_error(table))?;
    match file_system_of(&text, folder) {
        Some(kind) if is_network(&kind) => Err(PlaceError::NetworkShare { kind }),
        _ => Ok(()),
    }
}

/// A debug build takes another table from `POLKU_TEST_MOUNTINFO`, so that tests need no real share.
#[cfg(target_os = "linux")]
fn mount_table() -> PathBuf {
    let instead = std::env::var_os("POLKU_TEST_MOUNTINFO").filter(|_| cfg!(debug_assertions));
    instead.map_or_else(|| PathBuf::from("/proc/self/mountinfo"), PathBuf::from)
}

#[cfg(windows)]
fn refuse_network_share(folder: &Path) -> Result<(), PlaceError> {
    // A mapped drive letter too is a UNC path by now, because the folder has been made canonical.
    if is_unc(&folder.to_string_lossy()) {
        return Err(PlaceError::NetworkShare {
            kind: "UNC".to_owned(),
        });
    }
    Ok(())
}

/// Other systems are told by the names of folders alone.
#[cfg(not(any(target_os = "linux", windows)))]
fn refuse_network_share(_folder: &Path) -> Result<(), PlaceError> {
    Ok(())
}

/// The type of the file system that holds a canonical folder, from the text of `/proc/self/mountinfo` (proc(5)).
///
/// Each line: ids, device, root, mount point (field 5), options, any number of optional fields, `-`, type, source,
/// options. Of the mount points above the folder the longest holds it; of equal ones the last, which hides the others.
#[cfg_attr(not(target_os = "linux"), allow(dead_code))]
fn file_system_of(mountinfo: &[u8], folder: &Path) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    for line in mountinfo.split(|byte| *byte == b'\n') {
        let mut fields = line.split(|byte| *byte == b' ');
        let Some(point) = fields.nth(4).and_then(|field| path_of(unescaped(field))) else {
            continue;
        };
        let Some(kind) = fields.skip_while(|field| *field != b"-").nth(1) else {
            continue;
        };
        let length = point.components().count();
        if folder.starts_with(&point) && best.as_ref().is_none_or(|(best, _)| *best <= length) {
            best = Some((length, String::from_utf8_lossy(kind).into_owned()));
        }
    }
    best.map(|(_, kind)| kind)
}

/// Undoes the octal escapes of space, tab, newline and backslash.
fn unescaped(field: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(field.len());
    let mut rest = field;
    while let [first, after @ ..] = rest {
        match rest {
            [
                b'\\',
                a @ b'0'..=b'3',
                b @ b'0'..=b'7',
                c @ b'0'..=b'7',
                after @ ..,
            ] => {
                bytes.push(((a - b'0') << 6) | ((b - b'0') << 3) | (c - b'0'));
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    bytes
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    Some(PathBuf::from(std::ffi::OsString::from_vec(bytes)))
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    String::from_utf8(bytes).ok().map(PathBuf::from)
}

#[cfg_attr(not(target_os = "linux"), allow(dead_code))]
fn is_network(kind: &str) -> bool {
    const KINDS: &[&str] = &[
        "9p",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "orangefs",
        "prl_fs",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "virtiofs",
        // Behind FUSE, with or without the prefix.
        "ceph-fuse",
        "davfs2",
        "gcsfuse",
        "google-drive-ocamlfuse",
        "gvfsd-fuse",
        "goofys",
        "juicefs",
        "onedriver",
        "rclone",
        "s3fs",
        "sshfs",
        "vmhgfs-fuse",
    ];
    KINDS.contains(&kind.strip_prefix("fuse.").unwrap_or(kind))
}

/// Whether a canonical Windows path is on a share: `\\?\UNC\server\share\…` or `\\server\share\…`.
#[cfg_attr(not(windows), allow(dead_code))]
fn is_unc(path: &str) -> bool {
    let path = path.replace('/', "\\");
    let Some(rest) = path.strip_prefix(r"\\") else {
        return false;
    };
    match rest
        .strip_prefix(r"?\")
        .or_else(|| rest.strip_prefix(r".\"))
    {
        Some(device) => device
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case(r"UNC\")),
        None => true,
    }
}

fn sync_program_of(place: &Path) -> Option<SyncProgram> {
    let by_name = place.components().find_map(|component| match component {
        Component::Normal(name) => sync_program_named(&name.to_string_lossy()),
        _ => None,
    });
    by_name
        .or_else(|| place.ancestors().find_map(sync_program_marking))
        .or_else(|| one_drive_in_environment(place))
}

/// The program that names its folder so; a name may be followed by the account (`OneDrive - Kunta`, `Dropbox (Kunta)`).
fn sync_program_named(name: &str) -> Option<SyncProgram> {
    const NAMES: &[(&str, SyncProgram)] = &[
        ("onedrive", SyncProgram::OneDrive),
        ("dropbox", SyncProgram::Dropbox),
        ("nextcloud", SyncProgram::Nextcloud),
        ("owncloud", SyncProgram::OwnCloud),
        ("google drive", SyncProgram::GoogleDrive),
        ("googledrive", SyncProgram::GoogleDrive),
        ("my drive", SyncProgram::GoogleDrive),
        ("oma drive", SyncProgram::GoogleDrive),
        ("icloud drive", SyncProgram::ICloudDrive),
        ("iclouddrive", SyncProgram::ICloudDrive),
        ("com~apple~clouddocs", SyncProgram::ICloudDrive),
        ("syncthing", SyncProgram::Syncthing),
        ("resilio sync", SyncProgram::ResilioSync),
    ];
    let name = name.trim().to_lowercase();
    let found = NAMES.iter().find(|(start, _)| {
        name.strip_prefix(start).is_some_and(|account| {
            account.is_empty()
                || account.starts_with(" - ")
                || account.starts_with(" (")
                || account.starts_with('-')
        })
    });
    found.map(|(_, program)| *program)
}

/// The program that left its marker in this folder.
fn sync_program_marking(folder: &Path) -> Option<SyncProgram> {
    let has = |name: &str| folder.join(name).symlink_metadata().is_ok();
    let has_file = |name: &str| folder.join(name).is_file();
    let has_folder = |name: &str| folder.join(name).is_dir();
    if has(".stfolder") {
        Some(SyncProgram::Syncthing)
    } else if has_file(".dropbox") || has_folder(".dropbox.cache") {
        // A *folder* `.dropbox` holds the settings and lies in the home folder of everybody who has Dropbox.
        Some(SyncProgram::Dropbox)
    } else if has(".nextcloudsync.log") {
        Some(SyncProgram::Nextcloud)
    } else if has(".owncloudsync.log") {
        Some(SyncProgram::OwnCloud)
    } else if has_folder(".sync") {
        Some(SyncProgram::ResilioSync)
    } else {
        None
    }
}

/// OneDrive tells where its folders are, however they are named.
#[cfg(windows)]
fn one_drive_in_environment(place: &Path) -> Option<SyncProgram> {
    let inside = ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"]
        .iter()
        .filter_map(std::env::var_os)
        .filter_map(|root| std::fs::canonicalize(root).ok())
        .any(|root| place.starts_with(root));
    inside.then_some(SyncProgram::OneDrive)
}

#[cfg(not(windows))]
fn one_drive_in_environment(_place: &Path) -> Option<SyncProgram> {
    None
}

fn io_error(path: &Path) -> impl Fn(io::Error) -> PlaceError {
    |source| PlaceError::Io {
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    const MOUNTS: &[u8] = br"22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 0:21 / /proc rw - proc proc rw
40 22 0:50 / /home rw shared:2 master:3 - nfs4 server:/home rw,vers=4.2
41 40 8:2 / /home/aino/local rw - ext4 /dev/sdb1 rw
42 22 0:51 / /mnt/yhteinen\040levy rw - cifs //palvelin/levy rw
43 22 0:52 / /mnt/back\134slash rw - fuse.sshfs host: rw
44 22 0:53 / /mnt/twice rw - ext4 /dev/sdc1 rw
45 44 0:54 / /mnt/twice rw - 9p share rw
a line that is none
46 22 0:55 / /mnt/no-type rw -
";

    #[cfg(unix)]
    fn file_system(folder: &str) -> String {
        file_system_of(MOUNTS, Path::new(folder)).unwrap()
    }

    #[cfg(unix)]
    #[test]
    fn the_longest_mount_point_holds_the_folder() {
        assert_eq!(file_system("/var/lib"), "ext4");
        assert_eq!(file_system("/home/eino"), "nfs4");
        assert_eq!(file_system("/home/aino/local/polku"), "ext4");
        assert_eq!(file_system("/home/aino/locally"), "nfs4");
        assert_eq!(file_system("/homestead"), "ext4");
        assert_eq!(file_system("/mnt/yhteinen levy/polku"), "cifs");
        assert_eq!(file_system("/mnt/yhteinen"), "ext4");
        assert_eq!(file_system(r"/mnt/back\slash"), "fuse.sshfs");
        assert_eq!(file_system("/mnt/twice/a"), "9p");
        assert_eq!(file_system("/mnt/no-type"), "ext4");
        assert_eq!(file_system_of(b"", Path::new("/")), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_on_a_share_is_refused_with_its_kind() {
        let root = tempfile::tempdir().unwrap();
        let table = root.path().join("mountinfo");
        std::fs::write(&table, MOUNTS).unwrap();
        assert!(refuse_network_share_in(&table, Path::new("/var/lib")).is_ok());
        assert!(matches!(
            refuse_network_share_in(&table, Path::new("/home/eino")),
            Err(PlaceError::NetworkShare { kind }) if kind == "nfs4"
        ));
        assert!(matches!(
            refuse_network_share_in(&root.path().join("none"), Path::new("/")),
            Err(PlaceError::Io { .. })
        ));
    }

    #[test]
    fn escapes_are_undone_and_other_backslashes_stay() {
        assert_eq!(unescaped(br"a\040b\011c\134d"), b"a b\tc\\d");
        assert_eq!(unescaped(br"\04\999\"), br"\04\999\");
        assert_eq!(unescaped(br"\303\244"), "ä".as_bytes());
    }

    #[test]
    fn network_file_systems_are_told_from_local_ones() {
        for kind in [
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "smbfs",
            "9p",
            "virtiofs",
            "afs",
            "ceph",
            "glusterfs",
            "davfs",
            "fuse.sshfs",
            "fuse.rclone",
            "fuse.davfs2",
            "fuse.gvfsd-fuse",
            "fuse.s3fs",
            "fuse.glusterfs",
        ] {
            assert!(is_network(kind), "{kind}");
        }
        for kind in [
            "ext4",
            "btrfs",
            "xfs",
            "overlay",
            "tmpfs",
            "zfs",
            "fuseblk",
            "fuse.gocryptfs",
        ] {
            assert!(!is_network(kind), "{kind}");
        }
    }

    #[test]
    fn windows_shares_are_told_from_drives() {
        for path in [
            r"\\?\UNC\palvelin\levy\polku",
            r"\\?\unc\palvelin\levy",
            r"\\palvelin\levy",
            r"//palvelin/levy",
        ] {
            assert!(is_unc(path), "{path}");
        }
        for path in [
            r"C:\Polku",
            r"\\?\C:\Polku",
            r"\\.\C:\Polku",
            r"\Polku",
            r"\\?\",
            "",
        ] {
            assert!(!is_unc(path), "{path}");
        }
    }

    #[test]
    fn synchronised_folders_are_known_by_name() {
        for (name, program) in [
            ("OneDrive", SyncProgram::OneDrive),
            ("OneDrive - Tampereen kaupunki", SyncProgram::OneDrive),
            ("onedrive-personal", SyncProgram::OneDrive),
            ("Dropbox", SyncProgram::Dropbox),
            ("Dropbox (Kunta)", SyncProgram::Dropbox),
            ("Nextcloud", SyncProgram::Nextcloud),
            ("ownCloud", SyncProgram::OwnCloud),
            ("Google Drive", SyncProgram::GoogleDrive),
            ("GoogleDrive", SyncProgram::GoogleDrive),
            ("iCloudDrive", SyncProgram::ICloudDrive),
            ("iCloud Drive", SyncProgram::ICloudDrive),
            ("Syncthing", SyncProgram::Syncthing),
        ] {
            assert_eq!(sync_program_named(name), Some(program), "{name}");
        }
        for name in ["Polku", "OneDriver", "Dropboxes", "drive", "Asiakirjat"] {
            assert_eq!(sync_program_named(name), None, "{name}");
        }
    }

    /// Temporary folders may lie on a share themselves, so these ask for the second half of the check alone.
    #[test]
    fn synchronised_folders_are_known_by_their_markers() {
        for (marker, is_folder, program) in [
            (".stfolder", true, Some(SyncProgram::Syncthing)),
            (".stfolder", false, Some(SyncProgram::Syncthing)),
            (".dropbox", false, Some(SyncProgram::Dropbox)),
            (".dropbox", true, None),
            (".dropbox.cache", true, Some(SyncProgram::Dropbox)),
            (".nextcloudsync.log", false, Some(SyncProgram::Nextcloud)),
            (".owncloudsync.log", false, Some(SyncProgram::OwnCloud)),
            (".sync", true, Some(SyncProgram::ResilioSync)),
        ] {
            let root = tempfile::tempdir().unwrap();
            let inside = root.path().join("a/b");
            std::fs::create_dir_all(&inside).unwrap();
            assert_eq!(sync_program_of(&inside.join("office.polku")), None);
            if is_folder {
                std::fs::create_dir(root.path().join(marker)).unwrap();
            } else {
                std::fs::write(root.path().join(marker), "").unwrap();
            }
            assert_eq!(
                sync_program_of(&inside.join("office.polku")),
                program,
                "{marker}"
            );
        }
    }

    #[test]
    fn a_folder_that_does_not_exist_yet_is_judged_by_the_one_above() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("not/yet/office.polku");
        let expected = std::fs::canonicalize(root.path()).unwrap();
        assert_eq!(real_folder(&path).unwrap(), expected);
        let synchronised = root.path().join("Dropbox/office.polku");
        assert!(matches!(
            check(&synchronised),
            Err(PlaceError::SynchronisedFolder {
                kind: SyncProgram::Dropbox
            } | PlaceError::NetworkShare { .. })
        ));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_into_a_synchronised_folder_is_seen_through() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("Nextcloud")).unwrap();
        let link = root.path().join("data");
        std::os::unix::fs::symlink(root.path().join("Nextcloud"), &link).unwrap();
        assert!(check(&link.join("office.polku")).is_err());
    }
}
