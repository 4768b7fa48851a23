//! Taking names of people out of text that is pasted into bug reports.
//!
//! Owns what counts as one: home folders and the user's name where it is part of a path.

use std::path::Path;

use crate::config::Environment;

/// Takes names out of text.
#[derive(Clone, Debug)]
pub(super) struct Private {
    homes: Vec<String>,
    name: Option<String>,
}

impl Private {
    /// For the user who calls.
    pub(super) fn here(environment: &Environment) -> Self {
        let user = nix::unistd::User::from_uid(nix::unistd::getuid()).ok().flatten();
        let homes =
            environment.home.iter().cloned().chain(user.iter().map(|user| user.dir.clone()));
        let homes = homes.map(|home| home.to_string_lossy().trim_end_matches('/').to_owned());
        let mut homes: Vec<_> = homes.filter(|home| home.len() > 1).collect();
        homes.dedup();
        // Everybody has this one.
        let name = user.map(|user| user.name).filter(|name| name != "root" && !name.is_empty());
        Self { homes, name }
    }

    /// A text without them.
    pub(super) fn text(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for home in &self.homes {
            out = replace_path(&out, home, "~");
        }
        out = without_other_homes(&out);
        match &self.name {
            Some(name) => replace_parts(&out, name),
            None => out,
        }
    }

    /// A path without them.
    pub(super) fn path(&self, path: &Path) -> String {
        self.text(&path.to_string_lossy())
    }
}

/// What a name in a path may be followed by.
fn ends(rest: &str) -> bool {
    let within = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    !rest.chars().next().is_some_and(within)
}

/// Replaces a folder, not the beginning of a longer name.
fn replace_path(text: &str, folder: &str, with: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(folder) {
        out.push_str(before);
        out.push_str(if ends(after) { with } else { folder });
        rest = after;
    }
    out + rest
}

/// `/home/NAME` of somebody else.
fn without_other_homes(text: &str) -> String {
    let mut pieces = text.split("/home/");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(|c: char| !(c.is_alphanumeric() || "_-.".contains(c)));
        let (name, rest) = piece.split_at(end.unwrap_or(piece.len()));
        out.push_str("/home/");
        out.push_str(if name.is_empty() { "" } else { "USER" });
        out.push_str(rest);
    }
    out
}

/// The user's name where it is a whole part of a path.
fn replace_parts(text: &str, name: &str) -> String {
    replace_path(text, &format!("/{name}"), "/USER")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_are_taken_out() {
        let private = Private {
            homes: vec!["/home/ann".to_owned(), "/srv/people/ann".to_owned()],
            name: Some("ann".to_owned()),
        };
        for (text, shown) in [
            ("`/home/ann/.pyenv/bin/python3` failed", "`~/.pyenv/bin/python3` failed"),
            ("/home/ann", "~"),
            ("/srv/people/ann/x and /home/ann/y", "~/x and ~/y"),
            ("`/home/bob` is closed", "`/home/USER` is closed"),
            ("/home/anna/x", "/home/USER/x"),
            ("/scratch/ann/venv/bin", "/scratch/USER/venv/bin"),
            ("/scratch/annual", "/scratch/annual"),
            ("/user.slice/user-1000.slice", "/user.slice/user-1000.slice"),
            ("an announcement by ann", "an announcement by ann"),
        ] {
            assert_eq!(private.text(text), shown);
        }
    }
}
