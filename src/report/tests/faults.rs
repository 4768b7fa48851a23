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
     --> two_sum.py:1:6
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
fn bytes_that_are_no_text_are_shown_in_their_line() {
    let encoding = invalid(
        b"\xEF\xBB\xBF# caf\xe9 na\xc3\xafve \x1b[31m\n",
        Detail::Encoding,
        SourceFault::Undecodable {
            message: "byte 0xe9 is not UTF-8".into(),
            place: Some((1, (8, 9))),
        },
    );
    insta::assert_snapshot!(body(&encoding.wide()), @r"
    INVALID FILE  two_sum.py · no case was run

    error[encoding]: byte 0xe9 is not UTF-8
     --> two_sum.py:1:6
      |
    1 | # caf\xe9 naïve \x1b[31m
      |      ^^^^
      |
      = help: save the file as UTF-8, or name its encoding in the first line: `# coding: latin-1`
    ");
    let binary = invalid(b"PK\x03\n\x7f\x00\xff\x00", Detail::Binary, SourceFault::Unreadable);
    insta::assert_snapshot!(body(&binary.wide()), @r"
    INVALID FILE  two_sum.py · no case was run

    error[binary]: the file is not text: it holds NUL bytes
     --> two_sum.py:2:2
      |
    2 | \x7f\x00\xff\x00
      |     ^^^^
    ");
    let utf_16 = invalid(b"\xff\xfed\0e\0f\0", Detail::Binary, SourceFault::Unreadable);
    insta::assert_snapshot!(body(&utf_16.wide()), @r"
    INVALID FILE  two_sum.py · no case was run

    error[binary]: the file is not text: it holds NUL bytes
     --> two_sum.py:1:4
      |
    1 | \xff\xfed\x00e\x00f\x00
      |          ^^^^
      |
      = help: the file is UTF-16: save it as UTF-8
    ");
    // What a submission claims of its own lines need not be so.
    for place in [(1, (5, 2)), (1, (900, 901)), (9, (0, 1)), (0, (0, 1))] {
        let message = "no".into();
        let fault = SourceFault::Undecodable { message, place: Some(place) };
        let shown = invalid(b"\xff\n", Detail::Encoding, fault).wide();
        assert!(shown.contains("error[encoding]: no"), "{shown}");
    }
}

#[test]
fn a_line_of_a_megabyte_is_shown_around_its_fault() {
    let line = format!("{}é*{}", "x".repeat(600_000), "y".repeat(400_000));
    for (start, end) in [(600_001, 600_002), (0, 1), (1_000_001, 1_000_001), (3, 999_999)] {
        let class = "SyntaxError".into();
        let (message, columns) = ("invalid syntax".into(), Some((start, end)));
        let fault = SourceFault::Compile { class, message, line: Some(1), columns };
        let shown = invalid(&line, Detail::Syntax, fault).wide();
        assert!(shown.contains(&format!(" --> two_sum.py:1:{}", start + 1)), "{shown}");
        assert!(shown.len() < 2_000, "{shown}");
        let marks = shown.lines().find(|line| line.contains('^')).unwrap();
        let source = shown.lines().find(|line| line.starts_with("1 |")).unwrap();
        let marked = marks.chars().zip(source.chars()).find(|(mark, _)| *mark == '^');
        let expected = line.chars().nth(start);
        assert_eq!(marked.map(|(_, character)| character), expected, "{shown}");
    }
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
