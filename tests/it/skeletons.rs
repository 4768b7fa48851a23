//! `judge problem new`: following only what the commands print leads to a package that is proved.

use crate::support::{judge, sandbox_works, text};

#[test]
fn a_skeleton_of_every_kind_goes_green_by_its_own_hints() {
    if !sandbox_works() {
        return;
    }
    for kind in ["function", "class", "stdio", "iterator"] {
        let folder = tempfile::tempdir().unwrap();
        let run = |arguments: &[&str]| {
            let output = judge().args(arguments).current_dir(folder.path()).output().unwrap();
            (output.status.code(), text(&output.stdout) + &text(&output.stderr))
        };
        let (_, told) = run(&["problem", "new", "a_new_one", "--kind", kind, "--into", "my bank"]);
        let verify = after(&told, "next: edit it, then judge ");
        let (code, told) = run(&words(&verify));
        assert_eq!(code, Some(1), "{kind}: {told}");
        assert!(told.contains("1 error, 0 warnings"), "{kind}: {told}");
        let (code, told) = run(&words(&after(&told, "help: judge ")));
        assert_eq!(code, Some(0), "{kind}: {told}");
        let (code, told) = run(&words(&verify));
        assert_eq!(code, Some(0), "{kind}: {told}");
        assert!(told.contains("0 errors, 0 warnings"), "{kind}: {told}");
    }
}

/// The rest of the line that starts like this.
fn after(told: &str, start: &str) -> String {
    let line = told.lines().find_map(|line| line.trim().strip_prefix(start));
    line.unwrap_or_else(|| panic!("`{start}` is not in: {told}")).to_owned()
}

/// The words of a command as a shell would split it; the last one may be quoted.
fn words(command: &str) -> Vec<&str> {
    let (words, quoted) = command.split_once('\'').unwrap_or((command, ""));
    let quoted = Some(quoted.trim_end_matches('\'')).filter(|word| !word.is_empty());
    words.split_whitespace().chain(quoted).collect()
}
