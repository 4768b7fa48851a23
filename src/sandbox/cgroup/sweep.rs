//! What judges that were killed have left.
//!
//! Owns telling such a folder from one in use: its judge must be dead for `/proc` and must have let go
//! of its lock, which a judge in another pid namespace holds although it is not seen.

use std::fs;
use std::path::Path;

use super::folder;
use super::name::FolderName;

/// Removes what is left below a group. What cannot be removed, another user's say, stays.
pub(super) fn below(base: &Path) {
    let entries = fs::read_dir(base).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name().to_str().and_then(|name| name.parse::<FolderName>().ok());
        if name.is_none_or(FolderName::has_owner) {
            continue;
        }
        // Held to the end, so that no two judges clear the same folder.
        let Ok(_ours) = folder::lock(&entry.path()) else { continue };
        let _ = folder::remove(&entry.path());
    }
}
