//! Cases per second of a warm judge on one core, against an interpreter started for every case.
//!
//! Owns what "like for like" means: the same solution, cases, flags and interpreter; both sides check every
//! answer. The submission stays the same, so that what is compared is the price of a case; `batch` has
//! the one of submissions.

use crate::bench::{Bench, CASES, Source, judge_times};
use crate::others::{Script, Way};
use crate::pin::Pinned;
use crate::row::{Bound, Missing, Row, figure};
use crate::sample::{Pairs, Sample, pairs, time};
use judge::model::Tier;
use judge::sandbox::Runner;

/// Submissions that judge gets for each run of the other side's twenty cases, which take as long.
const SUBMISSIONS: usize = 5;

pub(crate) fn run(bench: &Bench) -> Vec<Row> {
    let _pinned = Pinned::to(1);
    let mut rows = Vec::new();
    let bare = [Way::bare(bench)];
    let bubblewrap = Way::bubblewrap(bench);
    let isolate = Way::isolate(bench, 0);
    for (source, name) in [(Source::Function, "function"), (Source::Program, "program")] {
        let against = |way: &Way| faster(bench, source, way);
        rows.push(Row {
            what: match source {
                Source::Function => "warm / bare interpreter per case, function, 1 core",
                Source::Program => "warm / bare interpreter per case, stdin, 1 core",
            },
            bound: Bound::AtLeast(6.0, 9.0),
            result: Ok(told(name, "bare", &against(&bare[0]))),
        });
        rows.push(Row {
            what: match source {
                Source::Function => "warm / `bwrap --unshare-all` per case, function, 1 core",
                Source::Program => "warm / `bwrap --unshare-all` per case, stdin, 1 core",
            },
            bound: Bound::AtLeast(9.0, 14.0),
            result: match &bubblewrap {
                Ok(way) => Ok(told(name, "bwrap", &against(way))),
                Err(Missing(why)) => Err(Missing(why.clone())),
            },
        });
        if let Some(way) = &isolate {
            rows.push(Row {
                what: match source {
                    Source::Function => "warm / isolate per case, function, 1 core",
                    Source::Program => "warm / isolate per case, stdin, 1 core",
                },
                bound: Bound::Goal(14.0),
                result: Ok(told(name, "isolate", &against(way))),
            });
        }
    }
    rows
}

/// Milliseconds per case: theirs and ours.
fn faster(bench: &Bench, source: Source, way: &Way) -> Pairs {
    let judge = bench.open(Tier::Landlock, Runner::Fork, 1);
    let (ready, text) = (source.ready(&judge), source.text());
    let script = Script::new(bench, source);
    let per_case =
        |milliseconds: f64, cases: usize| milliseconds / f64::from(u32::try_from(cases).unwrap());
    let theirs = || per_case(time(|| script.run(way, CASES)), CASES);
    let ours = || {
        let judged = time(|| judge_times(&judge, &ready, &text, SUBMISSIONS));
        per_case(judged, SUBMISSIONS * CASES)
    };
    theirs();
    ours();
    pairs(bench.samples(25), theirs, ours)
}

fn told(source: &str, way: &str, pairs: &Pairs) -> Sample {
    let (theirs, ours) = (pairs.first.median(), pairs.second.median());
    println!("{source}: {way} {} ms per case, judge {} ms", figure(theirs), figure(ours));
    pairs.ratio.clone()
}
