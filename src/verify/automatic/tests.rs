//! The texts, for one problem of each kind in the bank.

use super::*;
use crate::catalog::Catalog;

fn texts(name: &str) -> Vec<(&'static str, String)> {
    let catalog = Catalog::embedded();
    let problem = catalog.load(&catalog.find(name).unwrap()).unwrap();
    let all = automatic(&problem).into_iter().filter(|one| one.name != STARTER);
    all.map(|one| (one.name, one.source)).collect()
}

fn source(name: &str, which: &str) -> String {
    let texts = texts(name);
    let found = texts.iter().find(|(name, _)| *name == which);
    found.map(|(_, source)| source.clone()).unwrap_or_default()
}

#[test]
fn functions_answer_without_thinking() {
    assert_eq!(source("two_sum", NOTHING), "def two_sum(nums, target):\n    return None\n");
    assert_eq!(source("two_sum", ECHO), "def two_sum(nums, target):\n    return nums\n");
    assert_eq!(source("two_sum", EMPTY), "def two_sum(nums, target):\n    return []\n");
    let known = source("two_sum", BY_HEART);
    assert!(known.contains("if (nums, target, ) == ([4, 9, 2, 15], 11, ):\n        return [1, 2]"));
    assert!(known.trim_end().ends_with("return [0, 2]"), "{known}");
}

#[test]
fn counted_arguments_are_not_compared() {
    assert_eq!(source("binary_search", BY_HEART), "");
    assert_eq!(source("binary_search", USUAL), "def binary_search(nums, target):\n    return -1\n");
}

#[test]
fn nodes_are_compared_as_they_are_written() {
    let known = source("linked_list_cycle", BY_HEART);
    assert!(known.contains("if (_plain(head), ) == ({'values': [3, 2, 0, -4], 'pos': 1}, ):"));
}

#[test]
fn classes_remember_their_calls() {
    let usual = source("lru_cache", USUAL);
    assert!(
        usual.starts_with("class LRUCache:\n    def __init__(self, capacity):\n        pass\n")
    );
    assert!(usual.contains("def get(self, key):\n        return -1\n"));
    let known = source("queue_two_stacks", BY_HEART);
    assert!(known.contains("lambda: _raise(IndexError())"), "{known}");
    assert!(known.contains("self._log = [(0, ())]"), "{known}");
}

#[test]
fn programs_print_without_reading() {
    let names: Vec<_> = texts("word_frequency").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["nothing at all", "its input", USUAL, BY_HEART]);
}

#[test]
fn iterators_are_iterators() {
    let known = source("fibonacci_generator", BY_HEART);
    assert!(known.contains("return iter([0, 1, 1, 2, 3, 5, 8, 13, 21, 34])"), "{known}");
}
