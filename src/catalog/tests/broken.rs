//! What messages broken packages give.

use super::load;

/// `(package, file, what stands there, what is written instead, place, thing)`.
#[rustfmt::skip]
const BROKEN: &[(&str, &str, &str, &str, &str, &str)] = &[
    // Keys and TOML.
    ("two_sum", "problem.toml", "title ", "titel ", "problem.toml:3:1:", "unknown field `titel`"),
    ("two_sum", "problem.toml", "schema     = 1", "schema = 2", "problem.toml:1:10:", "schema 2"),
    ("two_sum", "problem.toml", "\"easy\"", "\"esy\"", "problem.toml:5:14:", "`esy`"),
    ("two_sum", "problem.toml", "\"two_sum\"", "\"two_sums\"", "problem.toml:2:14:", "not the name of the folder"),
    ("two_sum", "problem.toml", "memory_mb = 256", "memory = 256", "problem.toml:29:1:", "`memory`"),
    ("two_sum", "problem.toml", "floor = 0.5", "flor = 0.5", "problem.toml:31:10:", "`flor`"),
    ("two_sum", "problem.toml", "hidden = \"full\"", "hidden = \"none\"", "problem.toml:34:10:", "`none`"),
    ("two_sum", "problem.toml", "[[generate]]", "[[generates]]", "problem.toml:60:3:", "`generates`"),
    ("two_sum", "problem.toml", "\"another\" =", "\"classic\" =", "problem.toml:47:1:", "duplicate key"),
    // Interface.
    ("two_sum", "problem.toml", "target: int)", "target: integer)", "problem.toml:15:47:", "unknown type `integer`"),
    ("two_sum", "problem.toml", "target: int)", "nums: int)", "problem.toml:15:13:", "declared twice"),
    ("two_sum", "problem.toml", "-> list[int]\"", "-> Iterator[int]\"", "problem.toml:15:13:", "`[iterator]` problem"),
    ("two_sum", "problem.toml", "[function]", "[stdio]\n[function]", "problem.toml:15:1:", "a second interface"),
    ("two_sum", "problem.toml", "args.nums", "args.numbers", "problem.toml:17:6:", "no parameter `numbers`"),
    ("two_sum", "problem.toml", "args.nums", "args.target", "problem.toml:17:6:", "not `int`"),
    ("two_sum", "problem.toml", "\"log2(n) + 2\"", "\"log(n)\"", "problem.toml:18:22:", "log2(n) + K"),
    ("two_sum", "problem.toml", "max_distinct_reads = \"log2(n) + 2\"", "", "problem.toml:17:6:", "needs `max_distinct_reads`"),
    ("two_sum", "problem.toml", "aliases   = [\"pair\"]", "nodes = \"relink\"", "problem.toml:16:9:", "`ListNode`"),
    ("two_sum", "problem.toml", "[\"pair\"]", "[\"pa ir\"]", "problem.toml:16:14:", "`pa ir` is not a Python name"),
    ("lru_cache", "problem.toml", "\"__init__(capacity: int)\", ", "", "problem.toml:8:12:", "must be `__init__`"),
    ("lru_cache", "problem.toml", "all() ->", "get() ->", "problem.toml:8:106:", "`get` is declared twice"),
    ("lru_cache", "problem.toml", "{ put_value", "{ put_valu", "problem.toml:10:20:", "`put_valu` is not a declared method"),
    ("countdown", "problem.toml", "Iterator[int]", "list[int]", "problem.toml:7:13:", "must return an `Iterator[…]`"),
    ("countdown", "problem.toml", "instances = 2", "instances = 0", "problem.toml:10:13:", "at least one"),
    // Comparison and limits.
    ("two_sum", "problem.toml", "unordered = [0]", "unordered = [1]", "problem.toml:21:14:", "no list at depth 1"),
    ("two_sum", "problem.toml", "\"return\"", "\"args.num\"", "problem.toml:23:11:", "no parameter `num`"),
    ("two_sum", "problem.toml", "\"return\"", "\"nums\"", "problem.toml:23:11:", "`\"args.NAME\"`"),
    ("two_sum", "problem.toml", "\"return\"", "[\"return\", \"args.nums\"]", "problem.toml:23:11:", "`checker = true`"),
    ("two_sum", "problem.toml", "-> list[int]\"", "-> list[float]\"", "problem.toml:1:1:", "`abs_tol` or `rel_tol`"),
    ("two_sum", "problem.toml", "types =", "abs_tol = -1\ntypes =", "problem.toml:22:11:", "not negative"),
    ("two_sum", "problem.toml", "time = \"auto\"", "time = \"soon\"", "problem.toml:28:8:", "or `\"auto\"`"),
    ("two_sum", "problem.toml", "time = \"auto\"", "time = 0", "problem.toml:28:8:", "between 0.01 and 3600"),
    ("two_sum", "problem.toml", "checker = false", "checker = true", "check.py", "is missing"),
    ("lru_cache", "problem.toml", "method.all]", "method.al]", "problem.toml:12:17:", "`al` is not a declared method"),
    ("add", "problem.toml", "abs_tol = 1e-6", "", "problem.toml:1:1:", "`abs_tol` or `rel_tol`"),
    ("add", "problem.toml", "abs_tol = 1e-6", "abs_tol = 1\nunordered = [0]", "problem.toml:11:14:", "`sorted_lines`"),
    ("two_sum", "problem.toml", "[feedback]", "[sandbox]\nscratch_mb = 0\n[feedback]", "problem.toml:34:14:", "between 1 and 256"),
    ("two_sum", "problem.toml", "[feedback]", "[sandbox]\nscratch_files = 9\n[feedback]", "problem.toml:34:17:", "needs `scratch_mb`"),
    ("two_sum", "problem.toml", "[feedback]", "[sandbox]\nscratch_mb = 1\nscratch_files = 0\n[feedback]", "problem.toml:35:17:", "between 1 and 10000"),
    ("two_sum", "problem.toml", "[feedback]", "[sandbox]\nscratch = 1\n[feedback]", "problem.toml:34:1:", "`scratch`"),
    // Constants and texts.
    ("two_sum", "problem.toml", "10_000\nwords", "2020-01-01\nwords", "problem.toml:42:9:", "`n_max` cannot be a date"),
    ("two_sum", "problem.toml", "at most {{n_max}}", "\\tat {{n_mx}}", "problem.toml:10:21:", "unknown constant `n_mx`"),
    ("two_sum", "statement.md", "{{n_max}}", "{{ n_min }}", "statement.md:3:22:", "unknown constant `n_min`"),
    // Cases in call notation.
    ("two_sum", "problem.toml", "[2, 7, 11, 15]", "[2, 7, 11, 15", "problem.toml:46:38:", "case `classic`"),
    ("two_sum", "problem.toml", "two_sum([2, 7", "tow_sum([2, 7", "problem.toml:46:14:", "`tow_sum` is not the function"),
    ("two_sum", "problem.toml", "15], 9)", "15])", "problem.toml:46:14:", "needs the argument `target`"),
    ("two_sum", "problem.toml", "15], 9)", "15], 9, 1)", "problem.toml:46:14:", "takes 2 arguments, but 3 are given"),
    ("two_sum", "problem.toml", "15], 9)", "'15'], 9)", "problem.toml:46:14:", "argument `nums`"),
    ("two_sum", "problem.toml", "-> [0, 1]   #", "#", "problem.toml:46:14:", "what is expected"),
    ("two_sum", "problem.toml", "-> [0, 1]   #", "-> [0, None] #", "problem.toml:46:14:", "the expected value"),
    ("two_sum", "problem.toml", "-> [0, 1]   #", "-> raises ValueErr #", "problem.toml:46:14:", "`ValueErr` is not a builtin exception"),
    ("two_sum", "problem.toml", "pair(target=0", "pair(tarqet=0", "problem.toml:52:1:", "no parameter `tarqet`"),
    ("two_sum", "problem.toml", "nums=[0, 0])", "nums=[0, 0)", "problem.toml:53:16:", "case `by name`"),
    ("two_sum", "problem.toml", "two_sum([1, 2], 10)", "two_sum([1, 2], 10) -> []", "problem.toml:57:14:", "no `->`"),
    ("two_sum", "problem.toml", "\"no pair\"", "\" \"", "problem.toml:57:1:", "the name of a case"),
    ("two_sum", "problem.toml", "\"twoSum([3, 3], 6) -> [0, 1]\"", "{ in = \"\", out = \"\" }", "problem.toml:47:13:", "call notation"),
    ("lru_cache", "problem.toml", "LRUCache(2)", "LRUCash(2)", "problem.toml:20:1:", "`LRUCash` is not the constructor"),
    ("lru_cache", "problem.toml", "get(key=1) ->", "got(key=1) ->", "problem.toml:22:1:", "`got` is not a method"),
    ("lru_cache", "problem.toml", "get(2) -> -1", "LRUCache(2)", "problem.toml:25:1:", "called first"),
    ("lru_cache", "problem.toml", "get(2) -> -1", "get(2) -> 'x'", "problem.toml:25:1:", "the expected value"),
    ("add", "problem.toml", "out = \"3\\n\", ", "", "problem.toml:13:11:", "case `small`: `out` is missing"),
    ("add", "problem.toml", "out = \"3\\n\"", "output = \"3\\n\"", "problem.toml:13:27:", "`output`"),
    ("add", "problem.toml", "{ in = \"1 2\\n\", out = \"3\\n\", note = \"one and two\" }", "\"f(1) -> 3\"", "problem.toml:13:", "is a table"),
    ("countdown", "problem.toml", "[3, 2, 1]", "[3] | [3, 2]", "problem.toml:13:12:", "same number of items"),
    // JSON lines.
    ("two_sum", "cases/bulk.jsonl", "\"expect\"", "\"expected\"", "bulk.jsonl:1:", "unknown field `expected`"),
    ("two_sum", "cases/bulk.jsonl", "\"second\"", "\"first\"", "bulk.jsonl:3:1:", "`first` is there twice"),
    ("two_sum", "cases/bulk.jsonl", "[1, 4, 4]}", "[1, 4, 4]", "bulk.jsonl:3:118:", "EOF while parsing"),
    ("two_sum", "cases/bulk.jsonl", "[1, 4, 4]", "[1, 4, 4.5]", "bulk.jsonl:3:1:", "argument `nums`"),
    ("two_sum", "cases/bulk.jsonl", "\"$any_of\"", "\"$anyof\"", "bulk.jsonl:3:1:", "unknown special value `$anyof`"),
    ("two_sum", "cases/bulk.jsonl", "\"note\"", "\"in\"", "bulk.jsonl:3:1:", "`in` is not a key of `[function]` cases"),
    ("lru_cache", "cases/bulk.jsonl", "\"expects\": [null, ", "\"expects\": [", "bulk.jsonl:1:1:", "4 calls, but 3 entries"),
    ("lru_cache", "cases/bulk.jsonl", "\"putValue\"", "\"putvalue\"", "bulk.jsonl:1:1:", "call 2: `putvalue`"),
    ("countdown", "cases/bulk.jsonl", "\"take\": 2", "\"take\": 3", "bulk.jsonl:1:1:", "`take` is 3"),
    // Generators and references.
    ("two_sum", "problem.toml", "group  = \"large\"", "group  = \"random\"", "problem.toml:66:10:", "`random` is there twice"),
    ("two_sum", "problem.toml", "group  = \"large\"", "group  = \"bulk\"", "bulk.jsonl:1:1:", "group `bulk`"),
    ("two_sum", "problem.toml", "group  = \"large\"", "group  = \"sample\"", "problem.toml:66:10:", "hand-written"),
    ("two_sum", "problem.toml", "[{ n = 2 }, { n = 10 }]", "[]", "problem.toml:63:10:", "no case would be made"),
    ("two_sum", "problem.toml", "size = \"n\"", "size = \"at_end\"", "problem.toml:73:8:", "cannot stand in `params`"),
    ("two_sum", "problem.toml", "rejected/c.py", "rejected/d.py", "problem.toml:78:13:", "`submissions/rejected/d.py` is not there"),
    ("two_sum", "problem.toml", "\"accepted/a.py\"", "\"accepted/x.py\"", "problem.toml:83:10:", "is not there"),
    ("two_sum", "problem.toml", "[\"AC\", \"TLE\"]", "[\"AC\"]", "problem.toml:80:14:", "must be permitted"),
    ("two_sum", "problem.toml", "[\"AC\", \"TLE\"]", "[\"JE\", \"TLE\"]", "problem.toml:79:14:", "`JE` is not a verdict"),
];

#[test]
fn broken_packages_name_the_place_and_the_thing() {
    let mut wrong = Vec::new();
    for (package, file, from, to, place, thing) in BROKEN {
        let text = match load(package, Some((file, from, to))) {
            Ok(_) => "it loads".to_owned(),
            Err(error) => error.to_string(),
        };
        if !(text.contains(place) && text.contains(thing)) {
            wrong.push(format!("{from} -> {to}\nexpected {place} {thing}\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn advice_comes_with_the_error() {
    for (package, from, to, hint) in [
        ("two_sum", "title ", "titel ", "did you mean `title`?"),
        ("two_sum", "memory_mb", "memry_mb", "did you mean `memory_mb`?"),
        ("two_sum", "two_sum([2", "tow_sum([2", "did you mean `two_sum`"),
        ("two_sum", "args.nums", "args.num", "did you mean `nums`?"),
        ("two_sum", "{{n_max}}", "{{nmax}}", "did you mean `n_max`?"),
        ("lru_cache", "ValueError", "ValuError", "did you mean `ValueError`?"),
    ] {
        let error = load(package, Some(("problem.toml", from, to))).unwrap_err();
        let given = error.hint().unwrap_or_default();
        assert!(given.contains(hint), "{to}: {given}\n{error}");
    }
}
