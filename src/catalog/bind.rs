//! Calls and answers fitted to the interface of a problem.
//!
//! Owns names, arity, keyword arguments and declared types, wherever a case comes from: call notation,
//! JSON lines, the cache or a generator.

use std::borrow::Cow;

use super::error::one_of;
use super::order::in_order;
use super::{exceptions, names};
use crate::model::{
    Call, ClassSpec, Comparison, DriverSpec, Entry, Expected, Input, Kind, Misfit, Problem, Script,
    Signature, Subject, Type, Value, both_spellings, fit,
};

/// Why a case does not fit the interface.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BindError {
    /// Something else is called.
    #[error("`{found}` is not {wanted}")]
    WrongName {
        /// What is called.
        found: String,
        /// What should be.
        wanted: String,
        /// Names that are known.
        known: Vec<String>,
    },
    /// More arguments than parameters.
    #[error("`{name}` takes {takes} {}, but {got} are given", plural(*.takes, "argument"))]
    TooMany {
        /// The function.
        name: String,
        /// How many it takes.
        takes: usize,
        /// How many are given.
        got: usize,
    },
    /// An argument is not given.
    #[error("`{name}` needs the argument `{parameter}`")]
    MissingArgument {
        /// The function.
        name: String,
        /// The parameter.
        parameter: String,
    },
    /// A keyword that is no parameter.
    #[error("`{name}` has no parameter `{keyword}`")]
    UnknownKeyword {
        /// The function.
        name: String,
        /// The keyword.
        keyword: String,
        /// Its parameters.
        known: Vec<String>,
    },
    /// An argument is given twice.
    #[error("the argument `{parameter}` is given twice")]
    Twice {
        /// The parameter.
        parameter: String,
    },
    /// A value that does not have the declared type.
    #[error("{what}: {misfit}")]
    Misfit {
        /// Which value.
        what: String,
        /// What is wrong with it.
        misfit: Box<Misfit>,
    },
    /// Not a builtin exception.
    #[error("`{class}` is not a builtin exception")]
    UnknownException {
        /// Its name.
        class: String,
    },
    /// Anything else.
    #[error("{0}")]
    Shape(String),
}

impl BindError {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        let suggest = |name: &str, known: &[String]| {
            names::suggestion(name, known.iter().map(String::as_str))
        };
        match self {
            Self::WrongName { found, known, .. } => suggest(found, known),
            Self::UnknownKeyword { keyword, known, .. } => suggest(keyword, known),
            Self::UnknownException { class } => {
                names::suggestion(class, exceptions::BUILTIN.iter().copied())
                    .filter(|hint| hint.starts_with("did"))
            }
            _ => None,
        }
    }
}

fn plural(count: usize, word: &str) -> Cow<'_, str> {
    if count == 1 { Cow::Borrowed(word) } else { Cow::Owned(format!("{word}s")) }
}

/// Whether values must have the declared types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strictness {
    /// They must.
    Declared,
    /// Those that do not stay as they are: an input that a validator must refuse may be anything.
    Lenient,
}

/// An argument as given: perhaps by name.
pub(super) type Given = (Option<String>, Value);

/// What cases are fitted to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Interface<'a> {
    pub(super) kind: &'a Kind,
    pub(super) comparison: &'a Comparison,
    pub(super) strictness: Strictness,
}

impl<'a> Interface<'a> {
    pub(super) fn of(problem: &'a Problem) -> Self {
        let Problem { kind, comparison, .. } = problem;
        Self { kind, comparison, strictness: Strictness::Declared }
    }

    /// The entry point of a function or an iterator.
    pub(super) fn entry(&self) -> Option<&'a Entry> {
        match self.kind {
            Kind::Function(function) => Some(&function.entry),
            Kind::Iterator(iterator) => Some(&iterator.entry),
            Kind::Sql(sql) => Some(&sql.entry),
            Kind::Class(_) | Kind::Stdio(_) | Kind::Mutants(_) | Kind::Driver(_) => None,
        }
    }

    /// Checks what a function or iterator case calls.
    pub(super) fn called(entry: &Entry, name: &str) -> Result<(), BindError> {
        let known: Vec<_> =
            entry.own_names().into_iter().chain(entry.aliases.iter().cloned()).collect();
        if known.iter().any(|known| known == name) {
            return Ok(());
        }
        let wanted = format!("the function of this problem, {}", one_of(&entry.own_names()));
        Err(BindError::WrongName { found: name.to_owned(), wanted, known })
    }

    /// The arguments in order, with the declared types.
    pub(super) fn arguments(
        &self,
        signature: &Signature,
        given: Vec<Given>,
    ) -> Result<Vec<Value>, BindError> {
        let ordered = in_order(signature, given)?;
        let parameters = signature.parameters.iter();
        let fitted = parameters.zip(ordered).enumerate().map(|(index, (parameter, value))| {
            if self.is_counted_range(index, &parameter.kind, &value) {
                return Ok(value);
            }
            self.fit(value, &parameter.kind, || format!("argument `{}`", parameter.name))
        });
        fitted.collect()
    }

    /// A counted sequence may be a `range` too long to write out.
    fn is_counted_range(&self, index: usize, declared: &Type, value: &Value) -> bool {
        let Kind::Function(function) = self.kind else { return false };
        let (Type::List(part) | Type::TupleOf(part)) = declared else { return false };
        function.argument_rules.contains_key(&index)
            && matches!(value, Value::Range(_))
            && matches!(**part, Type::Int | Type::Any)
    }

    /// One line of a case of several; the constructor of a class comes first and only there.
    pub(super) fn call(
        &self,
        script: Script<'_>,
        index: usize,
        name: &str,
        given: Vec<Given>,
    ) -> Result<Call, BindError> {
        let method = match script.class {
            Some(class) => method(class, index, name)?,
            None => step(script, name)?,
        };
        let signature = &script.calls[method];
        Ok(Call { method, arguments: self.arguments(signature, given)? })
    }

    /// What is expected of a function or iterator case.
    pub(super) fn outcome(&self, expected: Expected) -> Result<Expected, BindError> {
        let [kind] = &result_types(self.kind, &self.comparison.subject)[..] else {
            return self.both(expected);
        };
        fit_expected(expected, |value| self.fit(value, kind, || "the expected value".to_owned()))
    }

    /// What is expected of one call of a class; `None` where the case does not say.
    pub(super) fn step(
        &self,
        method: &Signature,
        expected: Option<Expected>,
    ) -> Result<Expected, BindError> {
        match expected {
            None if method.returns == Type::None => Ok(Expected::AnyOf(vec![Value::None])),
            None => Ok(Expected::Anything),
            Some(expected) => fit_expected(expected, |value| {
                self.fit(value, &method.returns, || "the expected value".to_owned())
            }),
        }
    }

    /// How many items of an iterator a case takes: as many as it expects.
    pub(super) fn take(&self, expected: &Expected) -> Result<Option<usize>, BindError> {
        let Kind::Iterator(iterator) = self.kind else { return Ok(None) };
        let Expected::AnyOf(values) = expected else { return Ok(Some(iterator.take)) };
        let mut lengths = values.iter().map(|value| match value {
            Value::List(items) => items.len(),
            _ => iterator.take,
        });
        let first = lengths.next().unwrap_or(iterator.take);
        if lengths.all(|length| length == first) {
            return Ok(Some(first));
        }
        Err(BindError::Shape("the alternatives must have the same number of items".to_owned()))
    }

    /// Two subjects: the expected value is a list of both.
    fn both(&self, expected: Expected) -> Result<Expected, BindError> {
        let types = result_types(self.kind, &self.comparison.subject);
        fit_expected(expected, |value| match value {
            Value::List(items) | Value::Tuple(items) if items.len() == types.len() => {
                let parts = items.into_vec().into_iter().zip(&types);
                let what = || "the expected value".to_owned();
                let fitted = parts.map(|(value, kind)| self.fit(value, kind, what));
                Ok(Value::List(fitted.collect::<Result<_, _>>()?))
            }
            _ => {
                let message = "the expected value must be `[returned, argument]`";
                Err(BindError::Shape(message.to_owned()))
            }
        })
    }

    fn fit(
        &self,
        value: Value,
        declared: &Type,
        what: impl Fn() -> String,
    ) -> Result<Value, BindError> {
        match self.strictness {
            Strictness::Lenient => Ok(fit(value.clone(), declared).unwrap_or(value)),
            Strictness::Declared => fit(value, declared)
                .map_err(|misfit| BindError::Misfit { what: what(), misfit: Box::new(misfit) }),
        }
    }
}

/// The types of what is compared: of a function's subject, of every method, of taken items.
pub(super) fn result_types(kind: &Kind, subject: &Subject) -> Vec<Type> {
    match kind {
        Kind::Function(function) => {
            let signature = &function.entry.signature;
            let returns = || signature.returns.clone();
            let parameter = |index: usize| signature.parameters[index].kind.clone();
            match *subject {
                Subject::Return => vec![returns()],
                Subject::Argument(index) => vec![parameter(index)],
                Subject::Both(index) => vec![returns(), parameter(index)],
            }
        }
        Kind::Class(ClassSpec { methods: calls, .. })
        | Kind::Driver(DriverSpec { steps: calls, .. }) => {
            calls.iter().map(|call| call.returns.clone()).collect()
        }
        Kind::Iterator(iterator) => match &iterator.entry.signature.returns {
            Type::Iterator(item) => vec![Type::List(item.clone())],
            other => vec![other.clone()],
        },
        Kind::Sql(sql) => vec![sql.entry.signature.returns.clone()],
        Kind::Stdio(_) | Kind::Mutants(_) => Vec::new(),
    }
}

fn fit_expected(
    expected: Expected,
    fit: impl Fn(Value) -> Result<Value, BindError>,
) -> Result<Expected, BindError> {
    match expected {
        Expected::AnyOf(values) => {
            Ok(Expected::AnyOf(values.into_iter().map(fit).collect::<Result<_, _>>()?))
        }
        Expected::Raises { class, .. } if !exceptions::BUILTIN.contains(&class.as_str()) => {
            Err(BindError::UnknownException { class })
        }
        other => Ok(other),
    }
}

/// Which step of a driver has this name.
fn step(script: Script<'_>, name: &str) -> Result<usize, BindError> {
    let hit = script.calls.iter().position(|step| step.name == name);
    hit.ok_or_else(|| BindError::WrongName {
        found: name.to_owned(),
        wanted: "a step of this problem".to_owned(),
        known: script.calls.iter().map(|step| step.name.clone()).collect(),
    })
}

fn method(class: &ClassSpec, index: usize, name: &str) -> Result<usize, BindError> {
    let constructors: Vec<_> = [class.name.clone(), "__init__".to_owned()]
        .into_iter()
        .chain(class.aliases.clone())
        .collect();
    let is_constructor = constructors.iter().any(|known| known == name);
    let found = name.to_owned();
    match (index, is_constructor) {
        (0, true) => return Ok(0),
        (0, false) => {
            let wanted = format!("the constructor: a case starts with `{}(…)`", class.name);
            return Err(BindError::WrongName { found, wanted, known: constructors });
        }
        (_, true) => {
            return Err(BindError::Shape(format!("`{name}` can only be called first")));
        }
        (_, false) => {}
    }
    let spellings = |signature: &Signature| {
        let aliases = class.method_aliases.get(&signature.name).into_iter().flatten().cloned();
        both_spellings(&signature.name).into_iter().chain(aliases).collect::<Vec<_>>()
    };
    let hit = class.methods.iter().position(|method| spellings(method).contains(&found));
    hit.ok_or_else(|| BindError::WrongName {
        found,
        wanted: format!("a method of `{}`", class.name),
        known: class.methods.iter().skip(1).map(|method| method.name.clone()).collect(),
    })
}

/// A case of several lines from its calls: `(name, arguments)`. An error tells which call.
pub(super) fn calls(
    interface: &Interface<'_>,
    script: Script<'_>,
    calls: Vec<(String, Vec<Given>)>,
) -> Result<Input, (usize, BindError)> {
    let bound = calls.into_iter().enumerate().map(|(index, (name, given))| {
        interface.call(script, index, &name, given).map_err(|error| (index, error))
    });
    bound.collect::<Result<_, _>>().map(Input::Calls)
}
