//! The threads of a batch: each draws a submission, judges it, hands over its outcome.
//!
//! Owns how many submissions are in memory, and in which order outcomes come.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;

use super::{BatchError, Machine, Order, Ready};
use crate::engine::{self, Live, RunnerError, Stopped};
use crate::event::{Event, RunContext};
use crate::model::{Submission, SubmissionOutcome};
use crate::sandbox::Cancel;

/// A submission and what it is judged with.
#[derive(Clone, Debug)]
pub struct Work<K> {
    /// Whatever tells its outcome from the others.
    pub key: K,
    /// What it is judged with.
    pub problem: Arc<Ready>,
    /// The source.
    pub submission: Submission,
}

/// What came of a submission.
#[derive(Debug)]
pub struct Judged<K> {
    /// That of the work.
    pub key: K,
    /// What the run was about: the problem, the limits, the sandbox.
    pub context: Arc<RunContext>,
    /// The outcome. A sandbox that fails is a judge error within it; it is an error here when there was
    /// no run at all.
    pub outcome: Result<Arc<SubmissionOutcome>, BatchError>,
}

impl<K> Judged<K> {
    /// The events that reporters want, all at once.
    pub fn events(&self) -> Vec<Event> {
        let mut events = vec![Event::RunStarted(Arc::clone(&self.context))];
        if let Ok(outcome) = &self.outcome {
            let cases = outcome.cases.iter().cloned();
            events.extend(cases.map(|case| Event::CaseFinished(Arc::new(case))));
            events.push(Event::RunFinished(Arc::clone(outcome)));
        }
        events
    }
}

/// The outcomes of a batch.
///
/// It ends when the submissions do, or early when its [`Cancel`] is pulled: what was not judged to its end
/// then is left out. Dropping it pulls it, and waits for a source of submissions that waits.
#[derive(Debug)]
pub struct Outcomes<K> {
    results: Receiver<Numbered<K>>,
    room: Arc<Room>,
    cancel: Cancel,
    order: Order,
    /// Decided before their turn.
    early: BTreeMap<usize, Judged<K>>,
    next: usize,
    threads: Vec<JoinHandle<()>>,
}

/// The place of a submission in the batch, and its outcome.
type Numbered<K> = (usize, Judged<K>);

/// So many submissions for each job are in memory.
fn window(order: Order) -> usize {
    match order {
        Order::AsDecided => 2,
        Order::AsGiven => 32,
    }
}

impl<K: Send + 'static> Outcomes<K> {
    pub(super) fn start(
        machine: &Arc<Machine>,
        work: impl Iterator<Item = Work<K>> + Send + 'static,
        cancel: Cancel,
    ) -> Result<Self, BatchError> {
        let (jobs, order) = (machine.options.jobs.max(1), machine.options.order);
        let room = Arc::new(Room::new(jobs * window(order)));
        let source = Arc::new(Source(Mutex::new((0, work.fuse()))));
        let (sender, results) = channel();
        let (early, threads) = (BTreeMap::new(), Vec::new());
        let mut outcomes = Self { results, room, cancel, order, early, next: 0, threads };
        for _ in 0..jobs {
            let worker = Worker {
                machine: Arc::clone(machine),
                source: Arc::clone(&source),
                room: Arc::clone(&outcomes.room),
                cancel: outcomes.cancel.clone(),
                results: sender.clone(),
            };
            let builder = std::thread::Builder::new().name("judge-batch".to_owned());
            let thread = builder.spawn(move || worker.serve()).map_err(BatchError::Thread)?;
            outcomes.threads.push(thread);
        }
        Ok(outcomes)
    }
}

impl<K> Iterator for Outcomes<K> {
    type Item = Judged<K>;

    fn next(&mut self) -> Option<Judged<K>> {
        loop {
            let at = match self.order {
                Order::AsGiven => Some(self.next),
                Order::AsDecided => self.early.keys().next().copied(),
            };
            if let Some(judged) = at.and_then(|at| self.early.remove(&at)) {
                self.next += 1;
                self.room.leave();
                return Some(judged);
            }
            match self.results.recv() {
                Ok((place, judged)) => drop(self.early.insert(place, judged)),
                // Every thread has ended. A cancelled batch has gaps, beyond which nothing is said.
                Err(_) => return None,
            }
        }
    }
}

impl<K> Drop for Outcomes<K> {
    fn drop(&mut self) {
        self.cancel.cancel();
        self.room.close();
        for thread in self.threads.drain(..) {
            // A thread that panicked has lost nothing that is still wanted.
            let _ = thread.join();
        }
    }
}

/// The submissions, numbered as they are drawn.
struct Source<I>(Mutex<(usize, std::iter::Fuse<I>)>);

impl<K, I: Iterator<Item = Work<K>>> Source<I> {
    fn draw(&self) -> Option<(usize, Work<K>)> {
        // A source that panicked has nothing more to give.
        let mut source = self.0.lock().ok()?;
        let (place, work) = &mut *source;
        let drawn = work.next()?;
        *place += 1;
        Some((*place - 1, drawn))
    }
}

/// One thread of a batch.
struct Worker<K, I> {
    machine: Arc<Machine>,
    source: Arc<Source<I>>,
    room: Arc<Room>,
    cancel: Cancel,
    results: Sender<Numbered<K>>,
}

impl<K, I: Iterator<Item = Work<K>>> Worker<K, I> {
    fn serve(&self) {
        while self.room.enter() == Entry::Open && !self.cancel.is_cancelled() {
            let Some((place, work)) = self.source.draw() else { return };
            let judged = self.judge(work);
            if was_cancelled(&judged) || self.results.send((place, judged)).is_err() {
                return;
            }
        }
    }

    fn judge(&self, work: Work<K>) -> Judged<K> {
        let Machine { sandbox, options } = &*self.machine;
        let context = Arc::new(work.problem.context(work.submission, sandbox));
        let runner = Live::new(sandbox, &self.cancel);
        let judge = || {
            let (plan, options) = (work.problem.plan(), options.run_options());
            engine::judge(&context, plan, &runner, &options, &mut |_| ())
        };
        let outcome = match catch_unwind(AssertUnwindSafe(judge)) {
            Ok(outcome) => outcome.map_err(BatchError::Run),
            Err(_) => Err(BatchError::Panicked),
        };
        Judged { key: work.key, context, outcome }
    }
}

fn was_cancelled<K>(judged: &Judged<K>) -> bool {
    let stopped = |error: &RunnerError| error.stopped == Stopped::OnPurpose;
    matches!(&judged.outcome, Err(BatchError::Run(error)) if stopped(error))
}

/// The places for submissions in memory.
#[derive(Debug)]
struct Room {
    /// How many are free; `None` when nobody may enter any more.
    free: Mutex<Option<usize>>,
    changed: Condvar,
}

/// What a thread is told that wants a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    Open,
    Closed,
}

impl Room {
    fn new(places: usize) -> Self {
        Self { free: Mutex::new(Some(places)), changed: Condvar::new() }
    }

    /// Waits for a place and takes it.
    fn enter(&self) -> Entry {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |free: &mut Option<usize>| *free == Some(0);
        let mut free = self.changed.wait_while(free, full).unwrap_or_else(PoisonError::into_inner);
        match &mut *free {
            Some(free) => {
                *free -= 1;
                Entry::Open
            }
            None => Entry::Closed,
        }
    }

    /// Gives a place back.
    fn leave(&self) {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(free) = &mut *free {
            *free += 1;
        }
        drop(free);
        self.changed.notify_one();
    }

    /// Lets everybody go.
    fn close(&self) {
        *self.free.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.changed.notify_all();
    }
}
