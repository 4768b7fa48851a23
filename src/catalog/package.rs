//! The files of one package, from the program or from a folder.
//!
//! Owns reading and listing. What a file means is known elsewhere.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::diagnostic::SourceText;
use super::embedded::Shelf;
use super::error::LoadError;
use crate::model::sha256_hex;

/// Where a package is.
#[derive(Clone, Debug)]
pub(super) enum Package {
    /// In the program: where, and the folder's name.
    Embedded(&'static Shelf, &'static str),
    /// On disk.
    Folder(PathBuf),
}

/// What a folder of a package holds, both sorted.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Listing {
    pub(super) files: Vec<String>,
    pub(super) folders: Vec<String>,
}

impl Package {
    /// The path of a file as messages show it.
    pub(super) fn shown(&self, file: &str) -> String {
        match self {
            Self::Embedded(bank, id) => format!("{}/{id}/{file}", bank.folder),
            Self::Folder(folder) => folder.join(file).display().to_string(),
        }
    }

    /// A text file, if it is there.
    pub(super) fn text(&self, file: &str) -> Result<Option<SourceText>, LoadError> {
        let Some(bytes) = self.bytes(file)? else { return Ok(None) };
        let path = self.shown(file);
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(SourceText { path, text })),
            Err(_) => Err(LoadError::NotUtf8 { path }),
        }
    }

    /// A text file without which there is no problem.
    pub(super) fn required(
        &self,
        file: &str,
        reason: &'static str,
    ) -> Result<SourceText, LoadError> {
        self.text(file)?.ok_or_else(|| LoadError::Missing { path: self.shown(file), reason })
    }

    /// What a folder holds, hidden files and byte code left out; nothing where it does not exist.
    pub(super) fn list(&self, folder: &str) -> Result<Listing, LoadError> {
        let mut listing = match self {
            Self::Embedded(bank, id) => list_embedded(bank, &format!("{id}/{folder}")),
            Self::Folder(root) => list_folder(&root.join(folder))?,
        };
        for names in [&mut listing.files, &mut listing.folders] {
            names.retain(|name| !name.starts_with('.') && name != "__pycache__");
            names.sort();
            names.dedup();
        }
        Ok(listing)
    }

    /// The hash of every file in it, hidden ones and byte code left out.
    pub(super) fn digest(&self) -> Result<String, LoadError> {
        let mut text = Vec::new();
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            let listing = self.list(folder.trim_end_matches('/'))?;
            for name in listing.files {
                let path = format!("{folder}{name}");
                let bytes = self.bytes(&path)?.unwrap_or_default();
                for part in [path.as_bytes(), &bytes] {
                    text.extend_from_slice(&part.len().to_le_bytes());
                    text.extend_from_slice(part);
                }
            }
            folders.extend(listing.folders.into_iter().map(|name| format!("{folder}{name}/")));
        }
        Ok(sha256_hex(&text))
    }

    fn bytes(&self, file: &str) -> Result<Option<Vec<u8>>, LoadError> {
        match self {
            Self::Embedded(bank, id) => Ok(bank.file(&format!("{id}/{file}")).map(<[u8]>::to_vec)),
            Self::Folder(root) => match fs::read(root.join(file)) {
                Ok(bytes) => Ok(Some(bytes)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
                Err(source) => Err(LoadError::Unreadable { path: root.join(file), source }),
            },
        }
    }
}

fn list_embedded(bank: &Shelf, folder: &str) -> Listing {
    let mut listing = Listing::default();
    for path in bank.below(folder) {
        match path.split_once('/') {
            Some((name, _)) => listing.folders.push(name.to_owned()),
            None => listing.files.push(path.to_owned()),
        }
    }
    listing
}

/// The files and folders directly in a folder; nothing where it does not exist.
pub(super) fn list_folder(folder: &Path) -> Result<Listing, LoadError> {
    let unreadable = |source| LoadError::Unreadable { path: folder.to_owned(), source };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Listing::default()),
        Err(error) => return Err(unreadable(error)),
    };
    let mut listing = Listing::default();
    for entry in entries {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            listing.folders.push(name);
        } else {
            listing.files.push(name);
        }
    }
    Ok(listing)
}
