//! How results are compared and what a case may use: `[compare]` and `[limits]`.
//!
//! Owns their defaults and which settings make sense for which results.

use std::collections::BTreeMap;

use toml::{Spanned, Value as Toml};

use super::bind;
use super::diagnostic::{Diagnostic, SourceText};
use super::interface::parameter_index;
use super::manifest::{CompareTable, LimitsTable, SandboxTable};
use super::names;
use crate::model::{
    Comparison, CpuTime, DeclaredLimits, FileCount, FloatTolerance, Kind, MemorySize, Needs,
    Processes, RowOrder, Scratch, StdioCompare, Subject, Type,
};

/// `[compare]`, checked against the interface.
pub(super) fn comparison(
    source: &SourceText,
    table: &CompareTable,
    kind: &Kind,
) -> Result<Comparison, Diagnostic> {
    let reader = Reader { source, table, kind };
    let subject = reader.subject()?;
    let checker = reader.checker(&subject)?;
    let results = bind::result_types(kind, &subject);
    let tolerance = reader.tolerance(&results, checker)?;
    for depth in &table.unordered {
        reader.unordered(&results, depth, tolerance)?;
    }
    Ok(Comparison {
        unordered: reader.depths(),
        method_unordered: reader.method_unordered(tolerance)?,
        tolerance,
        types: table.types.into(),
        args_unchanged: reader.args_unchanged()?,
        subject,
        checker,
    })
}

struct Reader<'a> {
    source: &'a SourceText,
    table: &'a CompareTable,
    kind: &'a Kind,
}

impl Reader<'_> {
    /// Rows of a query have no order unless the statement asks for one.
    fn depths(&self) -> Vec<usize> {
        match self.kind {
            Kind::Sql(sql) if sql.order == RowOrder::Any => vec![0],
            _ => depths(&self.table.unordered),
        }
    }

    fn subject(&self) -> Result<Subject, Diagnostic> {
        let Some(value) = &self.table.subject else { return Ok(Subject::Return) };
        let error = |message: &str| Err(self.source.error(value.span(), message));
        let Kind::Function(function) = self.kind else {
            return error("only `[function]` problems have a `subject`");
        };
        let index = |name: &str| {
            parameter_index(self.source, &function.entry.signature, name, value.span())
        };
        let argument = |value: &Toml| value.as_str()?.strip_prefix("args.").map(str::to_owned);
        match value.get_ref() {
            Toml::String(text) if text == "return" => Ok(Subject::Return),
            Toml::Array(both) => match both.as_slice() {
                [first, second] if first.as_str() == Some("return") => match argument(second) {
                    Some(name) => Ok(Subject::Both(index(&name)?)),
                    None => error("a list must be `[\"return\", \"args.NAME\"]`"),
                },
                _ => error("a list must be `[\"return\", \"args.NAME\"]`"),
            },
            other => match argument(other) {
                Some(name) => Ok(Subject::Argument(index(&name)?)),
                None => error("`subject` is `\"return\"`, `\"args.NAME\"` or both in a list"),
            },
        }
    }

    fn checker(&self, subject: &Subject) -> Result<bool, Diagnostic> {
        let declared = self.table.checker.as_ref();
        let wanted = declared.is_some_and(|checker| *checker.get_ref());
        if let (Subject::Both(_), false, Some(value)) = (subject, wanted, &self.table.subject) {
            let message = "two subjects need `checker = true`";
            return Err(self.source.error(value.span(), message));
        }
        if let (Kind::Sql(_) | Kind::Mutants(_), Some(value)) = (self.kind, declared) {
            let message = format!("`[{}]` problems have no `check.py`", self.kind.as_str());
            return Err(self.source.error(value.span(), message));
        }
        if let (Some(checker), Kind::Driver(_)) = (declared, self.kind) {
            let message = "a driver has no checker: let a step return what must hold";
            return Err(self.source.error(checker.span(), message));
        }
        let Kind::Stdio(stdio) = self.kind else { return Ok(wanted) };
        match declared {
            Some(checker) if stdio.compare != StdioCompare::Checker => {
                let message = "`[stdio]` says it with `compare = \"check.py\"`";
                Err(self.source.error(checker.span(), message))
            }
            _ => Ok(stdio.compare == StdioCompare::Checker),
        }
    }

    fn args_unchanged(&self) -> Result<bool, Diagnostic> {
        match (&self.table.args_unchanged, self.kind) {
            (None, _) => Ok(false),
            (Some(wanted), Kind::Function(_) | Kind::Iterator(_)) => Ok(*wanted.get_ref()),
            (Some(wanted), _) => {
                let message = "only functions have arguments that can stay unchanged";
                Err(self.source.error(wanted.span(), message))
            }
        }
    }

    fn tolerance(
        &self,
        results: &[Type],
        checker: bool,
    ) -> Result<Option<FloatTolerance>, Diagnostic> {
        let CompareTable { abs_tol, rel_tol, .. } = self.table;
        for window in [abs_tol, rel_tol].into_iter().flatten() {
            if !(window.get_ref().is_finite() && *window.get_ref() >= 0.0) {
                let message = "a tolerance is a finite number that is not negative";
                return Err(self.source.error(window.span(), message));
            }
        }
        let floats = match self.kind {
            Kind::Stdio(stdio) => stdio.compare == StdioCompare::Floats,
            _ => results.iter().any(has_float),
        };
        let number = |window: &Option<Spanned<f64>>| window.as_ref().map_or(0.0, |w| *w.get_ref());
        match (abs_tol, rel_tol) {
            (None, None) if floats && !checker => {
                let message =
                    "the result contains `float`: `[compare]` needs `abs_tol` or `rel_tol`";
                Err(self.source.error(0..0, message))
            }
            (None, None) => Ok(None),
            _ => Ok(Some(FloatTolerance { absolute: number(abs_tol), relative: number(rel_tol) })),
        }
    }

    fn unordered(
        &self,
        results: &[Type],
        depth: &Spanned<usize>,
        tolerance: Option<FloatTolerance>,
    ) -> Result<(), Diagnostic> {
        let error = |message: String| Err(self.source.error(depth.span(), message));
        let wanted = *depth.get_ref();
        match self.kind {
            Kind::Stdio(_) => {
                return error(
                    "`[stdio]` says it with `sorted_lines` or `sorted_tokens`".to_owned(),
                );
            }
            Kind::Sql(_) => {
                return error("rows of `[sql]` have no order unless `ordered = true`".to_owned());
            }
            _ => {}
        }
        let elements: Vec<_> = results.iter().flat_map(|kind| elements_at(kind, wanted)).collect();
        if elements.is_empty() {
            let shown: Vec<_> = results.iter().map(ToString::to_string).collect();
            return error(format!("no list at depth {wanted} in `{}`", shown.join("`, `")));
        }
        let mixed = |kind: &&Type| has_float(kind) && !matches!(kind, Type::Float);
        match elements.iter().find(|kind| tolerance.is_some() && mixed(kind)) {
            Some(kind) => {
                let message = format!("`{kind}` cannot be compared in any order with a tolerance");
                let hint = "only plain floats can; let `check.py` decide".to_owned();
                Err(self.source.error(depth.span(), message).with_hint(Some(hint)))
            }
            None => Ok(()),
        }
    }

    fn method_unordered(
        &self,
        tolerance: Option<FloatTolerance>,
    ) -> Result<BTreeMap<String, Vec<usize>>, Diagnostic> {
        let mut found = BTreeMap::new();
        let CompareTable { method, step, .. } = self.table;
        let foreign = match self.kind {
            Kind::Class(_) => step.0.first().map(|entry| (entry, "`[driver]`", "step")),
            Kind::Driver(_) => method.0.first().map(|entry| (entry, "`[class]`", "method")),
            _ => method.0.iter().chain(&step.0).next().map(|entry| (entry, "`[class]`", "method")),
        };
        if let Some(((name, _), kind, what)) = foreign {
            let message = format!("only {kind} problems are compared per {what}");
            return Err(self.source.error(name.span(), message));
        }
        let calls = self.kind.script().map_or(&[][..], |script| script.calls);
        let what = if matches!(self.kind, Kind::Driver(_)) { "step" } else { "method" };
        for (name, method) in method.0.iter().chain(&step.0) {
            let declared = calls.iter().find(|method| method.name == *name.get_ref());
            let Some(declared) = declared else {
                let known = calls.iter().map(|method| method.name.as_str());
                let message = format!("`{}` is not a declared {what}", name.get_ref());
                let hint = names::suggestion(name.get_ref(), known);
                return Err(self.source.error(name.span(), message).with_hint(hint));
            };
            for depth in &method.unordered {
                self.unordered(std::slice::from_ref(&declared.returns), depth, tolerance)?;
            }
            found.insert(name.get_ref().clone(), depths(&method.unordered));
        }
        Ok(found)
    }
}

fn depths(depths: &[Spanned<usize>]) -> Vec<usize> {
    depths.iter().map(|depth| *depth.get_ref()).collect()
}

fn has_float(kind: &Type) -> bool {
    kind.any(&|part| matches!(part, Type::Float))
}

/// The element types of the lists at a depth; of `Any`, anything.
fn elements_at(kind: &Type, depth: usize) -> Vec<&Type> {
    match (kind, depth) {
        (Type::Any, _) => vec![kind],
        (
            Type::List(part) | Type::TupleOf(part) | Type::ListNode(part) | Type::Iterator(part),
            0,
        ) => {
            vec![part]
        }
        (Type::Union(parts), _) => parts.iter().flat_map(|part| elements_at(part, depth)).collect(),
        (Type::Dict(_, part), 1..) => elements_at(part, depth - 1),
        (_, 1..) => {
            kind.parts().into_iter().flat_map(|part| elements_at(part, depth - 1)).collect()
        }
        (_, 0) => Vec::new(),
    }
}

/// `[limits]`.
pub(super) fn limits(
    source: &SourceText,
    table: &LimitsTable,
) -> Result<DeclaredLimits, Diagnostic> {
    let auto = &table.auto;
    let time = match table.time.as_ref().map(|time| (time.get_ref(), time.span())) {
        None => None,
        Some((Toml::String(text), _)) if text == "auto" => None,
        Some((Toml::Float(seconds), span)) => Some(seconds_at(source, *seconds, span)?),
        Some((Toml::Integer(seconds), span)) => {
            let seconds = i32::try_from(*seconds).map_or(f64::INFINITY, f64::from);
            Some(seconds_at(source, seconds, span)?)
        }
        Some((_, span)) => {
            return Err(source.error(span, "`time` is a number of seconds or `\"auto\"`"));
        }
    };
    let floor = auto.floor.as_ref().map_or((0.5, 0..0), |floor| (*floor.get_ref(), floor.span()));
    let size = |number: Option<&Spanned<u64>>, default| match number {
        Some(zero) if *zero.get_ref() == 0 => {
            Err(source.error(zero.span(), "a limit above zero is needed"))
        }
        Some(number) => Ok(*number.get_ref()),
        None => Ok(default),
    };
    Ok(DeclaredLimits {
        time,
        floor: seconds_at(source, floor.0, floor.1)?,
        ac_to_limit: factor(source, auto.ac_to_limit.as_ref(), 4.0)?,
        limit_to_tle: factor(source, auto.limit_to_tle.as_ref(), 1.5)?,
        memory: MemorySize::from_mib(size(table.memory_mb.as_ref(), 256)?),
        output: MemorySize::from_kib(size(table.output_kb.as_ref(), 4096)?),
    })
}

/// What programs get beside the usual.
pub(super) fn needs(source: &SourceText, table: &SandboxTable) -> Result<Needs, Diagnostic> {
    let processes = if table.processes { Processes::Several } else { Processes::One };
    let largest = Scratch::LARGEST.bytes() >> 20;
    let scratch = match (&table.scratch_mb, &table.scratch_files) {
        (None, None) => None,
        (None, Some(files)) => {
            let hint = "say how large the folder is: scratch_mb = 16";
            let alone = "`scratch_files` needs `scratch_mb`";
            return Err(source.error(files.span(), alone).with_hint(Some(hint.to_owned())));
        }
        (Some(size), files) => {
            if !(1..=largest).contains(size.get_ref()) {
                let message = format!("`scratch_mb` is between 1 and {largest}");
                return Err(source.error(size.span(), message));
            }
            let count = files.as_ref().map(|files| {
                let most = FileCount::MOST;
                let message = format!("`scratch_files` is between 1 and {most}");
                FileCount::new(*files.get_ref()).ok_or_else(|| source.error(files.span(), message))
            });
            let files = count.transpose()?.unwrap_or(FileCount::USUAL);
            Some(Scratch { size: MemorySize::from_mib(*size.get_ref()), files })
        }
    };
    Ok(Needs { scratch, processes })
}

fn seconds_at(
    source: &SourceText,
    seconds: f64,
    span: std::ops::Range<usize>,
) -> Result<CpuTime, Diagnostic> {
    CpuTime::from_seconds(seconds)
        .map_err(|_| source.error(span, "a time limit is between 0.01 and 3600 seconds"))
}

fn factor(
    source: &SourceText,
    factor: Option<&Spanned<f64>>,
    default: f64,
) -> Result<f64, Diagnostic> {
    match factor.map(|factor| (*factor.get_ref(), factor.span())) {
        None => Ok(default),
        Some((factor, _)) if (1.0..=1000.0).contains(&factor) => Ok(factor),
        Some((_, span)) => Err(source.error(span, "a factor is between 1 and 1000")),
    }
}
