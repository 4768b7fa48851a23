//! Files that cannot be judged, and the judge's own errors.

use super::body;
use crate::model::*;
use crate::report::synthetic::*;

#[test]
fn a_file_that_cannot_be_judged_is_shown_at_its_fault() {
    let syntax = invalid(
        "def two_sum(nums, target)\n    pass\n",
        Detail::Syntax,
        SourceFault::Compile {
            class: "SyntaxError".into(),
            message: "expected ':'".into(),
            line: Some(1),
            columns: Some((25, 26)),
        },
    );
    insta::assert_snapshot!(syntax.wide(), @r"
    two_sum · Two Sum · easy · CPython 3.11.7 · 2.0 s CPU, 256 MiB per case

    INVALID FILE  two_sum.py · no case was run

    error[syntax]: expected ':'
     --> two_sum.py:1:26
      |
    1 | def two_sum(nums, target)
      |                          ^
      |
      = help: checked with CPython 3.11.7
    ");
    let forbidden = invalid(
        "import itertools\n",
        Detail::Forbidden,
        SourceFault::Forbidden {
            name: "import itertools".to_owned(),
            line: 1,
            columns: (7, 16),
            reason: "the point is to build it by hand".to_owned(),
        },
    );
    insta::assert_snapshot!(body(&forbidden.wide()), @r"
    INVALID FILE  two_sum.py · no case was run

    error[forbidden]: `import itertools` is not allowed in this problem
     --> two_sum.py:1:8
      |
    1 | import itertools
      |        ^^^^^^^^^
      |
      = note: the point is to build it by hand
    ");
}

#[test]
fn an_entry_point_that_does_not_fit_is_shown_where_it_is_defined() {
    let entry = invalid(
        "\tdef twoSun(é):\n\t\tpass\n",
        Detail::NoEntryPoint,
        SourceFault::NoEntryPoint {
            wanted: "two_sum".to_owned(),
            defined: vec!["twoSun".into(), "main".into()],
            closest: Some("twoSun".into()),
        },
    );
    insta::assert_snapshot!(body(&entry.wide()), @r"
    INVALID FILE  two_sum.py · no case was run

    error[no_entry_point]: function `two_sum` is not defined
     --> two_sum.py:1:9
      |
    1 |     def twoSun(é):
      |         ^^^^^^
      |
      = note: the file defines `twoSun`, `main`
      = help: did you mean `twoSun`? rename it to `two_sum`
    ");
    let arity = invalid(
        SOURCE,
        Detail::Arity,
        SourceFault::Arity {
            name: "two_sum".into(),
            takes: (1, Some(1)),
            parameters: vec!["nums".to_owned(), "target".to_owned()],
        },
    );
    insta::assert_snapshot!(body(&arity.narrow()), @r"
    INVALID FILE  two_sum.py · no case was
      run

    error[arity]: `two_sum` takes 1
      argument, the problem passes 2 (nums,
      target)
     --> two_sum.py:1:5
      |
    1 | def two_sum(nums, target):
      |     ^^^^^^^ defined here
    ");
    let empty = invalid("", Detail::Empty, SourceFault::Unreadable);
    insta::assert_snapshot!(body(&empty.wide()), @r"
    INVALID FILE  two_sum.py · no case was run

    error[empty]: the file is empty
    --> two_sum.py
    ");
}

#[test]
fn a_judge_error_is_not_the_submissions() {
    insta::assert_snapshot!(judge_error().wide(), @r"
    two_sum · Two Sum · easy · CPython 3.11.7 · 2.0 s CPU, 256 MiB per case

    JUDGE ERROR  two_sum · your code was not judged, and this is not its fault

    error[sandbox]: cannot create a private root: permission denied
      help:  judge doctor         shows what is missing and the exact fix
      help:  --sandbox none       runs without a sandbox; only for code you trust
      case:  sample/1

    no verdict recorded · exit code 3
    ");
}
