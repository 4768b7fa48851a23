//! Starters of small packages; that they run is tested from outside.

use super::super::Catalog;
use super::*;
use crate::model::Subject;

fn starter_of(name: &str) -> String {
    let catalog = Catalog::embedded();
    starter(&catalog.load(&catalog.find(name).unwrap()).unwrap())
}

#[test]
fn a_starter_holds_marker_samples_interface_and_a_first_run() {
    let expected = r#"# Two Sum
# judge: two_sum
#
#   two_sum(nums=[4, 9, 2, 15], target=11) -> [1, 2]
#       nums[1] + nums[2] == 9 + 2
#
#   two_sum(nums=[-5, 8, 12, 3], target=-2) -> [0, 3]
#       -5 + 3; [3, 0] is right as well

from __future__ import annotations


def two_sum(nums: list[int], target: int) -> list[int]:
    pass  # your code


if __name__ == "__main__":
    # the first sample
    print("got:     ", two_sum(nums=[4, 9, 2, 15], target=11))
    print("expected:", "[1, 2]")
"#;
    assert_eq!(starter_of("two_sum"), expected);
}

#[test]
fn every_kind_has_what_it_needs() {
    for (name, parts) in [
        ("linked_list_cycle", &["class ListNode:", "def linked_list(", "[3, 2, 0, -4], 1)"][..]),
        ("reverse_linked_list", &["head: ListNode | None", "values_of(reverse_linked_list("]),
        ("queue_two_stacks", &["    def is_empty(self) -> bool:", "obj = TwoStackQueue()"]),
        ("fibonacci_generator", &["collections.abc import Iterator", "    yield", "range(10)"]),
        ("word_frequency", &["def main():", "sys.stdin.read()", "#     cat 2"]),
    ] {
        let text = starter_of(name);
        for part in parts {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
    }
}

#[test]
fn expected_exceptions_are_caught_and_changed_arguments_printed() {
    let catalog = Catalog::embedded();
    let mut problem = catalog.load(&catalog.find("two_sum").unwrap()).unwrap();
    problem.cases[0].expected = Expected::Raises { class: "ValueError".to_owned(), message: None };
    assert!(starter(&problem).contains("    except ValueError as error:\n"));
    problem.comparison.subject = Subject::Argument(0);
    let text = starter(&problem);
    for line in ["    nums = [4, 9, 2, 15]\n", "two_sum(nums, target))", "print(\"nums:\", nums)"] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
}

#[test]
fn a_written_starter_is_taken_with_the_marker_before_it() {
    let catalog = Catalog::embedded();
    let mut problem = catalog.load(&catalog.find("two_sum").unwrap()).unwrap();
    problem.starter = Some("def two_sum(a, b): ...".to_owned());
    assert_eq!(starter(&problem), "# Two Sum\n# judge: two_sum\n\ndef two_sum(a, b): ...\n");
    problem.starter = Some("# judge: two_sum\n".to_owned());
    assert_eq!(starter(&problem), "# judge: two_sum\n");
}
