//! Rows of the catalogue that attack from outside: the file that is judged, the caller's environment.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Output, Stdio};
use std::time::{Duration, Instant};

use super::{folder, plain};
use crate::support::{judge, sandbox_works, solution, text};

fn judged(file: &Path) -> Output {
    let mut command = judge();
    command.args(["run", "probe"]).arg(file).arg("--problems").arg(folder().join("problem"));
    command.args(["--format", "json"]).output().unwrap()
}

#[test]
fn only_a_regular_file_of_bounded_size_is_a_solution() {
    let place = tempfile::tempdir().unwrap();
    let pipe = place.path().join("pipe.py");
    nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRWXU).unwrap();
    let endless = place.path().join("endless.py");
    symlink("/dev/zero", &endless).unwrap();
    for (file, message) in [
        (place.path(), "is a folder"),
        (&pipe, "is not a regular file"),
        (&endless, "is not a regular file"),
        (Path::new("/dev/null"), "is not a regular file"),
        (&place.path().join("absent.py"), "there is no file"),
    ] {
        let output = judged(file);
        let told = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{}: {told}", file.display());
        assert!(told.contains(message), "{told}");
    }
    if !sandbox_works() {
        return;
    }
    // Ten gigabytes that take no room: no more than is judged may be read.
    let large = place.path().join("large.py");
    fs::File::create(&large).unwrap().set_len(10 << 30).unwrap();
    let solution = solution(&judged(&large));
    assert_eq!(
        (solution["verdict"].as_str(), solution["detail"].as_str()),
        (Some("CE"), Some("too_large"))
    );
}

#[test]
fn a_file_that_changes_while_it_is_judged_is_judged_as_it_was() {
    if !sandbox_works() {
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("probe.py");
    fs::copy(folder().join("b08_sleeps_then_answers.py"), &file).unwrap();
    let mut command = judge();
    command.args(["run", "probe"]).arg(&file).arg("--problems").arg(folder().join("problem"));
    command.args(["--format", "json", "--jobs", "1"]).stdout(Stdio::piped());
    let child = command.spawn().unwrap();
    let deadline = Instant::now() + Duration::from_mins(1);
    // The first case runs once the judge has a child; the second starts half a second later.
    let pid = i32::try_from(child.id()).unwrap();
    while crate::sandbox::jails_of(pid).is_empty() {
        assert!(Instant::now() < deadline, "no program was started");
        std::thread::sleep(Duration::from_millis(5));
    }
    fs::write(&file, "def probe(n):\n    return 'changed'\n").unwrap();
    let solution = solution(&child.wait_with_output().unwrap());
    assert_eq!(solution["verdict"], "AC", "{solution:#}");
}

#[test]
fn the_callers_environment_does_not_reach_the_interpreter() {
    if !sandbox_works() {
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let poison = "import os\nos._exit(99)\n";
    for name in
        ["sitecustomize.py", "usercustomize.py", "startup.py", "json.py", "ast.py", "encodings.py"]
    {
        fs::write(place.path().join(name), poison).unwrap();
    }
    let startup = place.path().join("startup.py");
    let variables = [
        ("PYTHONPATH", place.path()),
        ("PYTHONHOME", place.path()),
        ("PYTHONUSERBASE", place.path()),
        ("PYTHONSTARTUP", &startup),
        ("PYTHONINSPECT", Path::new("1")),
        ("PYTHONDONTWRITEBYTECODE", Path::new("")),
        ("LD_LIBRARY_PATH", place.path()),
    ];
    // Nothing is known of the interpreter yet, so that it is asked.
    let cache = tempfile::tempdir().unwrap();
    let mut command = judge();
    command.args(["run", "probe"]).arg(plain()).arg("--problems").arg(folder().join("problem"));
    command.args(["--format", "json"]).envs(variables).env("JUDGE_CACHE", cache.path());
    let output = command.current_dir(place.path()).output().unwrap();
    assert_eq!(solution(&output)["verdict"], "AC", "{}", text(&output.stderr));
}
