//! Finds out which module uses which, from the paths in their sources. Re-exports are followed to the definition.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The modules of a crate by their paths, such as `app::menu`. The path of the root is empty.
#[derive(Default)]
pub(super) struct Modules(BTreeMap<String, Module>);

/// The paths in a module's source, and its imports and re-exports by their local names.
#[derive(Default)]
struct Module {
    paths: Vec<Vec<String>>,
    names: BTreeMap<String, Vec<String>>,
}

/// Each module with the modules that it uses.
pub(super) type Uses = BTreeMap<String, BTreeSet<String>>;

impl Modules {
    /// Adds a module with its source.
    pub(super) fn add(&mut self, path: &str, source: &str) {
        self.0.insert(path.to_owned(), Module::read(&without_tests(&tokens(source))));
    }

    /// Returns which modules each module uses: those that define an item, and those that only re-export it.
    pub(super) fn uses(&self) -> Uses {
        let used = |(user, module): (&String, &Module)| {
            let mut used = BTreeSet::new();
            for path in &module.paths {
                self.follow(user, path, &mut used);
            }
            (user.clone(), used)
        };
        self.0.iter().map(used).collect()
    }

    /// Follows a path within the crate and collects the modules on its way.
    fn follow(&self, from: &str, path: &[String], used: &mut BTreeSet<String>) {
        let mut at = from.to_owned();
        let mut rest = path;
        while let [name, after @ ..] = rest {
            match name.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => at.truncate(parent(&at).map_or(0, str::len)),
                name if self.0.contains_key(&join(&at, name)) => at = join(&at, name),
                // This is another crate, or an item whose import is recorded as a path of its own.
                _ if rest.len() == path.len() => return,
                name => {
                    let passed_on = self.0.get(&at).and_then(|module| module.names.get(name));
                    if let Some(path) = passed_on {
                        self.follow(&at, &[path, after].concat(), used);
                    }
                    break;
                }
            }
            rest = after;
        }
        used.insert(at);
    }

    /// Returns the shortest cycle among the children of each module, such as `app: menu → past → menu`. A child counts
    /// as one with everything in it.
    pub(super) fn cycles(&self) -> Vec<String> {
        let uses = self.uses();
        let parents: BTreeSet<&str> = self.0.keys().filter_map(|path| parent(path)).collect();
        let cycle = |parent: &str| {
            let among = among_children(parent, &uses);
            Some(format!("{parent}: {}", shortest_cycle(&among)?.join(" → ")))
        };
        parents.into_iter().filter_map(cycle).collect()
    }
}

/// Returns which children of a module use which others. A child counts as one with everything in it.
pub(super) fn among_children(parent: &str, uses: &Uses) -> Uses {
    let mut among = Uses::new();
    for (from, to) in uses {
        let Some(from) = child_of(parent, from) else { continue };
        let others = to.iter().filter_map(|to| child_of(parent, to)).filter(|to| *to != from);
        among.entry(from.to_owned()).or_default().extend(others.map(str::to_owned));
    }
    among
}

/// Returns the shortest path from any module back to itself, with that module at both ends.
fn shortest_cycle(uses: &Uses) -> Option<Vec<&str>> {
    let cycle_from = |start| {
        let mut ways = VecDeque::from([vec![start]]);
        let mut seen = BTreeSet::new();
        while let Some(way) = ways.pop_front() {
            for next in uses.get(*way.last()?).into_iter().flatten().map(String::as_str) {
                let longer = [&way[..], &[next]].concat();
                if next == start {
                    return Some(longer);
                }
                if seen.insert(next) {
                    ways.push_back(longer);
                }
            }
        }
        None
    };
    uses.keys().map(String::as_str).filter_map(cycle_from).min_by_key(Vec::len)
}

fn join(parent: &str, name: &str) -> String {
    if parent.is_empty() { name.to_owned() } else { format!("{parent}::{name}") }
}

fn parent(path: &str) -> Option<&str> {
    match path.rsplit_once("::") {
        Some((parent, _)) => Some(parent),
        None => (!path.is_empty()).then_some(""),
    }
}

/// Returns the child of `parent` that contains a path.
pub(super) fn child_of<'p>(parent: &str, path: &'p str) -> Option<&'p str> {
    let below = match parent {
        "" => path,
        parent => path.strip_prefix(parent)?.strip_prefix("::")?,
    };
    below.split("::").next().filter(|child| !child.is_empty())
}

impl Module {
    fn read(tokens: &[&str]) -> Self {
        let mut module = Self::default();
        let mut rest = tokens;
        while let [first, after @ ..] = rest {
            rest = match (*first, after) {
                // Not `impl Trait + use<'_>`.
                ("use", [next, ..]) if *next != "<" => module.read_tree(&[], after),
                ("crate" | "super" | "self", ["::", ..]) => module.read_path(rest),
                _ => after,
            };
        }
        module
    }

    /// Reads a path outside imports and returns the remaining tokens.
    fn read_path<'t, 's>(&mut self, tokens: &'t [&'s str]) -> &'t [&'s str] {
        let [first, after @ ..] = tokens else { return tokens };
        let (mut path, mut rest) = (vec![(*first).to_owned()], after);
        while let ["::", name, after @ ..] = rest
            && is_name(name)
        {
            path.push((*name).to_owned());
            rest = after;
        }
        self.paths.push(path);
        rest
    }

    /// Reads a `use` tree with all its branches and returns the remaining tokens.
    fn read_tree<'t, 's>(&mut self, from: &[String], tokens: &'t [&'s str]) -> &'t [&'s str] {
        let (mut path, mut rest) = (from.to_vec(), tokens);
        let mut alias = None;
        loop {
            match rest {
                ["{", branches @ ..] => {
                    rest = branches;
                    while !matches!(rest, [] | ["}", ..]) {
                        rest = self.read_tree(&path, rest);
                        rest = rest.strip_prefix(&[","]).unwrap_or(rest);
                    }
                    return rest.get(1..).unwrap_or_default();
                }
                ["as", name, after @ ..] => (alias, rest) = (Some((*name).to_owned()), after),
                // `{self, ..}`
                ["self", after @ ..] if !path.is_empty() => rest = after,
                ["::", after @ ..] => rest = after,
                [name, after @ ..] if is_name(name) => {
                    path.push((*name).to_owned());
                    rest = after;
                }
                _ => break,
            }
        }
        if let Some(name) = alias.or_else(|| path.last().cloned()) {
            self.names.insert(name, path.clone());
        }
        self.paths.push(path);
        rest
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// Returns the names of the types that a source defines outside its tests, without associated types.
pub(super) fn types(source: &str) -> Vec<String> {
    let tokens = without_tests(&tokens(source));
    let name = |tokens: &[&str]| match tokens {
        ["struct" | "enum" | "trait", name, ..] | ["keyword_enum", "!", "{", name, ",", ..] => {
            Some((*name).to_owned())
        }
        _ => None,
    };
    tokens.windows(5).filter_map(name).filter(|name| is_name(name)).collect()
}

/// Removes every item that is only compiled for tests, up to its closing brace or semicolon.
fn without_tests<'s>(tokens: &[&'s str]) -> Vec<&'s str> {
    let mut kept = Vec::new();
    let mut rest = tokens;
    while let [first, after @ ..] = rest {
        let ["#", "[", "cfg", "(", "test", ")", "]", item @ ..] = rest else {
            kept.push(*first);
            rest = after;
            continue;
        };
        let mut depth = 0_usize;
        let ends = |token: &&str| {
            match *token {
                "{" => depth += 1,
                "}" => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && [";", "}"].contains(token)
        };
        let end = item.iter().position(ends).map_or(item.len(), |end| end + 1);
        rest = item.get(end..).unwrap_or_default();
    }
    kept
}

/// Splits a source into identifiers and punctuation, without comments and literals.
fn tokens(source: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let (length, is_token) = match first {
            '/' if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), false),
            '"' => (string(rest), false),
            'r' if rest.starts_with("r\"") || rest.starts_with("r#\"") => (raw_string(rest), false),
            '\'' => (letter(rest), false),
            ':' if rest.starts_with("::") => (2, true),
            first if is_part(first) => (rest.find(|c| !is_part(c)).unwrap_or(rest.len()), true),
            first => (first.len_utf8(), !first.is_whitespace()),
        };
        let (token, after) = rest.split_at(length);
        tokens.extend(is_token.then_some(token));
        rest = after;
    }
    tokens
}

/// Returns the length of the string literal at the start of a text.
fn string(text: &str) -> usize {
    let mut is_escaped = false;
    let ends = |c: char| {
        let ends = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    };
    text[1..].find(ends).map_or(text.len(), |end| end + 2)
}

fn raw_string(text: &str) -> usize {
    let (begin, end) = if text.starts_with("r#") { (3, "\"#") } else { (2, "\"") };
    text[begin..].find(end).map_or(text.len(), |at| begin + at + end.len())
}

/// Returns the length of a character literal, or 1 for the apostrophe of a lifetime.
fn letter(text: &str) -> usize {
    let mut letters = text.char_indices().skip(1);
    match (letters.next(), letters.next()) {
        (Some((_, '\\')), _) => text[3..].find('\'').map_or(text.len(), |end| end + 4),
        (_, Some((end, '\''))) => end + 1,
        _ => 1,
    }
}
