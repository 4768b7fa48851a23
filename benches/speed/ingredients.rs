//! What each tier and each runner adds to a case.
//!
//! Owns CPU time of everything that takes part: the judge, its slots, templates and cases.

use judge::batch::Judge;
use judge::model::Tier;
use judge::sandbox::{Choice, Runner};

use crate::bench::{Bench, CASES, Source, judge_times};
use crate::others::{Script, Way};
use crate::pin::Pinned;
use crate::row::{Bound, Missing, Row, figure};
use crate::sample::{Sample, pairs, time};
use crate::tree;

/// Submissions of the run that is taken off a longer one.
const SHORT: usize = 1;

/// Full isolation against none, in CPU time for each case.
pub(crate) fn isolation(bench: &Bench) -> Vec<Row> {
    let _pinned = Pinned::to(1);
    let what = "full isolation / none in the same fork server, CPU per case";
    let works = Way::tier(bench, Tier::Full).and_then(|()| Way::tier(bench, Tier::None));
    let result = works.map(|()| {
        let of = |tier| move || cost(bench, tier, Runner::Fork).cpu;
        let pairs = pairs(bench.samples(21), of(Tier::Full), of(Tier::None));
        let (full, none) = (pairs.first.median(), pairs.second.median());
        println!("full {} ms, none {} ms CPU per case", figure(full), figure(none));
        pairs.ratio
    });
    vec![Row { what, bound: Bound::AtMost(1.6, 1.2), result }]
}

/// A table of its own; nothing here has a target.
pub(crate) fn run(bench: &Bench) -> Vec<Row> {
    let _pinned = Pinned::to(1);
    println!("milliseconds per case on one core, medians; function problem");
    println!("| runner | tier | clock | CPU |");
    println!("|---|---|---|---|");
    bare(bench);
    for runner in [Runner::Fork, Runner::Exec] {
        for tier in Tier::ALL.into_iter().rev() {
            let name = format!("{runner:?}").to_lowercase();
            if let Err(Missing(why)) = Way::tier(bench, tier) {
                println!("| {name} | {tier} | – | {why} |");
                continue;
            }
            let rounds = 0..bench.samples(7);
            let costs: Vec<_> = rounds.map(|_| cost(bench, tier, runner)).collect();
            println!("| {name} | {tier} | {} |", medians(&costs));
        }
    }
    Vec::new()
}

fn bare(bench: &Bench) {
    let (script, way) = (Script::new(bench, Source::Function), Way::bare(bench));
    let rounds = 0..bench.samples(7);
    let costs: Vec<_> = rounds.map(|_| spent(|| script.run(&way, CASES)).over(CASES)).collect();
    println!("| none: an interpreter per case | – | {} |", medians(&costs));
}

/// Clock and CPU.
fn medians(costs: &[Cost]) -> String {
    let median =
        |of: fn(&Cost) -> f64| figure(Sample::new(costs.iter().map(of).collect()).median());
    format!("{} | {}", median(|cost| cost.clock), median(|cost| cost.cpu))
}

/// Milliseconds.
#[derive(Clone, Copy)]
struct Cost {
    clock: f64,
    cpu: f64,
}

impl Cost {
    fn over(self, cases: usize) -> Self {
        let cases = f64::from(u32::try_from(cases).unwrap());
        Self { clock: self.clock / cases, cpu: self.cpu / cases }
    }
}

impl Way {
    /// Whether a tier works here.
    fn tier(bench: &Bench, tier: Tier) -> Result<(), Missing> {
        let opened = bench.open_in(Choice::Exactly(tier), Runner::Fork, 1);
        opened.map(drop).map_err(|error| Missing(format!("not here: {error}")))
    }
}

/// Of one case.
fn cost(bench: &Bench, tier: Tier, runner: Runner) -> Cost {
    let long = match runner {
        Runner::Fork => bench.either(41, 3),
        Runner::Exec => bench.either(6, 2),
    };
    let (short, whole) =
        (whole_run(bench, tier, runner, SHORT), whole_run(bench, tier, runner, long));
    let more = Cost { clock: whole.clock - short.clock, cpu: whole.cpu - short.cpu };
    more.over((long - SHORT) * CASES)
}

/// From the first process on, which is why a shorter run is taken off.
fn whole_run(bench: &Bench, tier: Tier, runner: Runner, submissions: usize) -> Cost {
    let judge: Judge = bench.open_in(Choice::Exactly(tier), runner, 1).unwrap();
    let ready = Source::Function.ready(&judge);
    spent(|| judge_times(&judge, &ready, &Source::Function.text(), submissions))
}

fn spent(work: impl FnOnce()) -> Cost {
    let before = tree::cpu();
    let clock = time(work);
    Cost { clock, cpu: tree::cpu() - before }
}
