//! The bar on standard error while cases run.
//!
//! Owns one line that is redrawn and gone when the run ends. Made only where standard error is a
//! terminal: in a log, each redraw would be a line of its own.

use std::io;
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::Reporter;
use super::clean::{Symbols, clean};
use super::visible;
use crate::event::{Event, RunContext};
use crate::model::CaseId;

/// `  [==========>       ] 31/57  hidden/31  0.6 s`.
const TEMPLATE: &str = "  [{bar:18}] {pos}/{len}  {msg}{seconds}";

/// Draws how far the run has come.
#[derive(Debug)]
pub struct Progress {
    target: Option<ProgressDrawTarget>,
    context: Option<Arc<RunContext>>,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// A bar on standard error; for terminals only.
    pub fn on_stderr() -> Self {
        Self::on(ProgressDrawTarget::stderr())
    }

    fn on(target: ProgressDrawTarget) -> Self {
        Self { target: Some(target), context: None, bar: None }
    }

    /// Draws the case that runs now. The first drawing waits for the first case, so that the report's
    /// header is written above it.
    fn running(&mut self, id: &CaseId) {
        let Some(context) = &self.context else { return };
        if let Some(target) = self.target.take() {
            let cases = context.planned.samples + context.planned.hidden;
            let bar = ProgressBar::with_draw_target(Some(cases as u64), target);
            self.bar = Some(bar.with_style(style()));
        }
        let name = visible::name(context, id).map_or_else(String::new, |name| format!("{name}  "));
        if let Some(bar) = &self.bar {
            bar.set_message(clean(&name, Symbols::Ascii));
        }
    }
}

fn style() -> ProgressStyle {
    let seconds = |state: &ProgressState, out: &mut dyn std::fmt::Write| {
        // A bar that cannot be drawn is no reason to stop judging.
        let _ = write!(out, "{:.1} s", state.elapsed().as_secs_f64());
    };
    let style = ProgressStyle::with_template(TEMPLATE);
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    style.with_key("seconds", seconds).progress_chars("=> ")
}

impl Reporter for Progress {
    fn on_event(&mut self, event: &Event) -> io::Result<()> {
        match event {
            Event::RunStarted(context) => self.context = Some(Arc::clone(context)),
            Event::CaseStarted(id) => self.running(id),
            Event::CaseFinished(_) => self.bar.iter().for_each(|bar| bar.inc(1)),
            Event::RunFinished(_) => self.bar.iter().for_each(ProgressBar::finish_and_clear),
        }
        Ok(())
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.iter().for_each(ProgressBar::finish_and_clear);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use indicatif::TermLike;

    use super::super::synthetic;
    use super::*;

    /// A terminal that remembers what was written.
    #[derive(Clone, Debug, Default)]
    struct Screen(Arc<Mutex<String>>);

    impl TermLike for Screen {
        fn width(&self) -> u16 {
            80
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write_str(text)
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.0.lock().unwrap().push_str(text);
            Ok(())
        }
        fn clear_line(&self) -> io::Result<()> {
            self.0.lock().unwrap().clear();
            Ok(())
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_bar_names_the_case_and_leaves_nothing_behind() {
        let screen = Screen::default();
        let target = ProgressDrawTarget::term_like_with_hz(Box::new(screen.clone()), 255);
        let mut progress = Progress::on(target);
        // Only so many redraws are let through at once.
        let mut scene = synthetic::accepted();
        scene.outcome.cases.truncate(5);
        scene.context.planned.hidden = 2;
        let events = scene.events();
        let (last, others) = events.split_last().unwrap();
        for event in others {
            progress.on_event(event).unwrap();
        }
        progress.bar.as_ref().unwrap().tick();
        let shown = screen.0.lock().unwrap().clone();
        assert!(shown.starts_with("  [==================] 5/5  hidden/2  "), "{shown}");
        assert!(shown.trim_end().ends_with(" s"), "{shown}");
        progress.on_event(last).unwrap();
        assert_eq!(screen.0.lock().unwrap().trim(), "");
    }
}
