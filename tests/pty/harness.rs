//! The program in a pseudo-terminal: a hand, an eye, and a look at the terminal itself.
//!
//! Nothing here sleeps for luck: every wait is for a condition with a deadline, or a length of time
//! that is itself what is tested.

use std::fmt;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::answered;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::event::Timespec;
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
use tempfile::TempDir;

/// How long anything may take on a busy machine before the test gives up.
const PATIENCE: Duration = Duration::from_secs(10);

/// A hand does not press the same key twice within this; sooner is the keyboard's repeat.
const HAND: Duration = Duration::from_millis(130);

/// Leaving the alternate screen.
pub(crate) const LEAVE: &str = "\x1b[?1049l";

pub(crate) const fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

#[expect(clippy::disallowed_methods, reason = "a test measures real time")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// Lets time pass.
fn rest(time: Duration) {
    rustix::event::poll(&mut [], Timespec::try_from(time).ok().as_ref()).ok();
}

/// Waits until something is so; false when it never was.
pub(crate) fn until(mut is_so: impl FnMut() -> bool) -> bool {
    let start = now();
    while !is_so() {
        if start.elapsed() > PATIENCE {
            return false;
        }
        rest(ms(2));
    }
    true
}

/// Carries out all cases beside one another: they spend their time waiting.
pub(crate) fn at_once<T: Send>(cases: impl IntoIterator<Item = T>, case: impl Fn(T) + Sync) {
    let case = &case;
    thread::scope(|scope| {
        for each in cases {
            scope.spawn(move || case(each));
        }
    });
}

/// The program, about to be started.
pub(crate) struct Neckcare {
    program: PathBuf,
    args: Vec<String>,
    size: (u16, u16),
    env: Vec<(&'static str, String)>,
    script: Option<&'static str>,
    speaks: bool,
}

impl Neckcare {
    /// One routine.
    pub(crate) fn start(routine: &str) -> Self {
        Self::with(&["start", routine])
    }

    /// The list of routines.
    pub(crate) fn menu() -> Self {
        Self::with(&[])
    }

    fn with(args: &[&str]) -> Self {
        let args = args.iter().map(|arg| (*arg).to_owned()).collect();
        let program = env!("CARGO_BIN_EXE_neckcare").into();
        Self { program, args, size: (80, 24), env: Vec::new(), script: None, speaks: false }
    }

    /// Another program in its place, to be compared with.
    #[allow(dead_code, reason = "benches/program compares")]
    pub(crate) fn instead(self, program: PathBuf) -> Self {
        Self { program, ..self }
    }

    /// An interactive shell with job control, in which the program is still to be typed.
    pub(crate) fn shell(shell: &'static str) -> Self {
        Self::with(&[]).env("PS1", "PROMPT> ").around(shell)
    }

    pub(crate) fn args(mut self, more: &[&str]) -> Self {
        self.args.extend(more.iter().map(|arg| (*arg).to_owned()));
        self
    }

    pub(crate) fn plain(mut self) -> Self {
        self.args.push("--plain".to_owned());
        self
    }

    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    pub(crate) fn env(mut self, name: &'static str, value: &str) -> Self {
        self.env.push((name, value.to_owned()));
        self
    }

    /// Time leaps to the next thing that happens.
    pub(crate) fn rehearsed(self) -> Self {
        self.env("NECKCARE_REHEARSE", &answered::soon())
    }

    /// With a stand-in for a voice, which writes down what it is to say.
    pub(crate) fn speaking(mut self) -> Self {
        self.speaks = true;
        self
    }

    /// As a child of `sh`, which leads the session and carries out `script`; `"$@"` in it is the program.
    pub(crate) fn around(mut self, script: &'static str) -> Self {
        self.script = Some(script);
        self
    }

    fn command(&self, home: &Path) -> CommandBuilder {
        let program = &self.program;
        let mut command = match self.script {
            None => CommandBuilder::new(program),
            Some(script) if self.args.is_empty() => {
                let mut words = script.split(' ');
                let mut shell = CommandBuilder::new(words.next().unwrap());
                shell.args(words);
                shell
            }
            Some(script) => {
                let mut shell = CommandBuilder::new("/bin/sh");
                shell.args(["-c", script, "sh"]);
                shell.arg(program);
                shell
            }
        };
        command.args(&self.args);
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("TZ", "UTC")] {
            command.env(name, value);
        }
        command.env("HOME", home);
        for name in ["CONFIG", "DATA", "STATE", "CACHE"] {
            command.env(format!("XDG_{name}_HOME"), home.join(name.to_lowercase()));
        }
        for (name, value) in &self.env {
            command.env(name, value);
        }
        command.cwd(home);
        command
    }

    #[expect(clippy::disallowed_methods, reason = "a test prepares a home")]
    pub(crate) fn spawn(self) -> Session {
        let (columns, rows) = self.size;
        let home = TempDir::new().unwrap();
        let state = home.path().join("state/neckcare");
        fs::create_dir_all(&state).unwrap();
        fs::write(state.join("standing.json"), answered::standing(None)).unwrap();
        if self.speaks {
            let config = home.path().join("config/neckcare");
            fs::create_dir_all(&config).unwrap();
            let said = home.path().join("said");
            let voice =
                format!("voice_command = [\"/bin/sh\", \"-c\", \"cat >> {}\"]", said.display());
            fs::write(config.join("config.toml"), voice).unwrap();
        }
        let pair = native_pty_system().openpty(pty_size(columns, rows)).unwrap();
        let tty = slave(&pair.master.tty_name().unwrap());
        let found = modes(&tty);
        let gate = Arc::<Gate>::default();
        let (eye, watcher) = watch(pair.master.try_clone_reader().unwrap(), Arc::clone(&gate));
        let written = Arc::<AtomicUsize>::default();
        let (hand, typist) = type_into(pair.master.take_writer().unwrap(), Arc::clone(&written));
        let child = pair.slave.spawn_command(self.command(home.path())).unwrap();
        let pid = pid(child.process_id().unwrap().try_into().unwrap());
        Session {
            home,
            found,
            tty: Some(tty),
            master: Some(pair.master),
            child,
            pid,
            hand: Some(hand),
            typist: Some(typist),
            typed: 0,
            written,
            last: None,
            eye,
            watcher: Some(watcher),
            gate,
            raw: Vec::new(),
            screen: vt100::Parser::new(cells(rows), cells(columns), 0),
        }
    }
}

fn pid(number: i32) -> Pid {
    Pid::from_raw(number).unwrap()
}

const fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

/// The terminal as the program has it, without becoming ours.
fn slave(name: &Path) -> OwnedFd {
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    rustix::fs::open(name, flags, Mode::empty()).unwrap()
}

/// How the terminal treats what is typed, to be compared.
fn modes(tty: &OwnedFd) -> String {
    format!("{:?}", tcgetattr(tty).unwrap())
}

/// Whether the eye is open.
#[derive(Default)]
struct Gate {
    state: Mutex<Look>,
    changed: Condvar,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Look {
    #[default]
    Here,
    /// A thousand bytes a second.
    Slow,
    Away,
    Never,
}

impl Gate {
    fn set(&self, look: Look) {
        *self.state.lock().unwrap() = look;
        self.changed.notify_all();
    }

    /// Waits while the eye looks away, or as long as a slow line makes it; how many bytes it may read then, none when
    /// it never looks again.
    fn pass(&self) -> Option<usize> {
        let away = |look: &mut Look| *look == Look::Away;
        let look = *self.changed.wait_while(self.state.lock().unwrap(), away).unwrap();
        if look == Look::Slow {
            rest(ms(20));
        }
        (look != Look::Never).then_some(if look == Look::Slow { 20 } else { 1 << 16 })
    }
}

/// Reads all that the terminal is to show, as fast as it comes.
fn watch(mut from: Box<dyn Read + Send>, gate: Arc<Gate>) -> (Receiver<Vec<u8>>, JoinHandle<()>) {
    let (seen, eye) = channel();
    let watcher = thread::spawn(move || {
        let mut bytes = vec![0; 1 << 16];
        while let Some(most) = gate.pass()
            && let Ok(read @ 1..) = from.read(&mut bytes[..most])
            && seen.send(bytes[..read].to_vec()).is_ok()
        {}
    });
    (eye, watcher)
}

/// Types, however long the terminal makes the hand wait.
fn type_into(
    mut to: Box<dyn Write + Send>,
    written: Arc<AtomicUsize>,
) -> (Sender<Vec<u8>>, JoinHandle<()>) {
    let (hand, bytes) = channel::<Vec<u8>>();
    let typist = thread::spawn(move || {
        for bytes in bytes {
            if to.write_all(&bytes).is_err() {
                break;
            }
            written.fetch_add(bytes.len(), Ordering::SeqCst);
        }
    });
    (hand, typist)
}

/// The program, running.
pub(crate) struct Session {
    home: TempDir,
    found: String,
    tty: Option<OwnedFd>,
    master: Option<Box<dyn MasterPty + Send>>,
    child: Box<dyn Child + Send + Sync>,
    pid: Pid,
    hand: Option<Sender<Vec<u8>>>,
    typist: Option<JoinHandle<()>>,
    typed: usize,
    written: Arc<AtomicUsize>,
    last: Option<(Vec<u8>, Instant)>,
    eye: Receiver<Vec<u8>>,
    watcher: Option<JoinHandle<()>>,
    gate: Arc<Gate>,
    raw: Vec<u8>,
    screen: vt100::Parser,
}

impl Session {
    /// Presses a key as a hand does, which takes its time to press the same one again.
    pub(crate) fn press(&mut self, key: impl AsRef<[u8]>) -> &mut Self {
        let key = key.as_ref();
        if let Some((last, at)) = self.last.take()
            && last == key
        {
            self.listen(HAND.saturating_sub(at.elapsed()));
        }
        self.last = Some((key.to_vec(), now()));
        self.send(key)
    }

    /// Sends bytes at once, as a terminal does for a paste or a held key.
    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        let bytes = bytes.as_ref();
        self.typed += bytes.len();
        self.hand.as_ref().unwrap().send(bytes.to_vec()).unwrap();
        self
    }

    /// Holds a key down as a keyboard repeats it: half a second after the press, then thirty times a second.
    #[allow(dead_code, reason = "benches/program holds none")]
    pub(crate) fn hold(&mut self, key: impl AsRef<[u8]>, time: Duration) -> &mut Self {
        let key = key.as_ref();
        let start = now();
        self.send(key).listen(ms(500));
        while start.elapsed() < time {
            self.send(key).listen(ms(33));
        }
        self
    }

    /// Waits until the program has read all that was sent.
    pub(crate) fn wait_until_read(&mut self) -> &mut Self {
        let tty = self.tty.as_ref().unwrap();
        let is_sent = || self.written.load(Ordering::SeqCst) == self.typed;
        let is_read = || rustix::io::ioctl_fionread(tty).unwrap() == 0;
        assert!(until(|| is_sent() && is_read()), "nobody reads the keys; {self:?}");
        self
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    pub(crate) fn wait_for(
        &mut self,
        what: impl fmt::Display,
        mut is_so: impl FnMut(&vt100::Screen) -> bool,
    ) -> &mut Self {
        let start = now();
        while !is_so(self.screen.screen()) {
            match self.eye.recv_timeout(PATIENCE.saturating_sub(start.elapsed())) {
                Ok(bytes) => self.see(&bytes),
                Err(why) => panic!("never saw {what} ({why}); {self:?}"),
            }
        }
        self
    }

    /// Waits until something can be read on the screen.
    #[track_caller]
    pub(crate) fn wait_for_text(&mut self, text: &str) -> &mut Self {
        self.wait_for(format_args!("{text:?}"), |screen| screen.contents().contains(text))
    }

    /// Waits until one of the program's places is on the screen.
    #[track_caller]
    pub(crate) fn wait_until(&mut self, at: At) -> &mut Self {
        self.wait_for(format_args!("{at:?}"), |screen| at.is_on(screen))
    }

    /// Waits until bytes have come.
    #[track_caller]
    pub(crate) fn wait_for_bytes(&mut self, bytes: &str, times: usize) -> &mut Self {
        let start = now();
        while count(&self.raw, bytes) < times {
            match self.eye.recv_timeout(PATIENCE.saturating_sub(start.elapsed())) {
                Ok(bytes) => self.see(&bytes),
                Err(why) => panic!("never got {bytes:?} {times} times ({why}); {self:?}"),
            }
        }
        self
    }

    /// Looks on for a while; gives what came.
    pub(crate) fn listen(&mut self, time: Duration) -> Vec<u8> {
        let (start, before) = (now(), self.raw.len());
        loop {
            match self.eye.recv_timeout(time.saturating_sub(start.elapsed())) {
                Ok(bytes) => self.see(&bytes),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => {
                    rest(time.saturating_sub(start.elapsed()));
                    break;
                }
            }
        }
        self.raw[before..].to_vec()
    }

    /// Waits until what stands still is wholly drawn.
    pub(crate) fn wait_until_still(&mut self) -> &mut Self {
        let start = now();
        while !self.listen(ms(100)).is_empty() {
            assert!(start.elapsed() < PATIENCE, "it never stands still; {self:?}");
        }
        self
    }

    fn see(&mut self, bytes: &[u8]) {
        self.raw.extend_from_slice(bytes);
        self.screen.process(bytes);
    }

    /// From before its beginning to a place, by keys.
    #[track_caller]
    pub(crate) fn go_to(&mut self, at: At) -> &mut Self {
        self.say_nothing_is_new().wait_until(At::Ready);
        match at {
            At::Ready => self,
            At::Play => self.press(" ").wait_until(At::Play),
            At::Paused => self.go_on_to(At::Play, " ", at),
            At::Stopped => self.go_on_to(At::Play, "s", at),
            At::Help => self.go_on_to(At::Play, "?", at),
            At::Emergency => self.go_on_to(At::Play, "!", at),
            At::After => self.press(" ").wait_until(at),
        }
    }

    /// Answers the line that is asked at every later start of a day.
    #[track_caller]
    pub(crate) fn say_nothing_is_new(&mut self) -> &mut Self {
        self.wait_for_text(answered::LEFT).listen(ms(450));
        self.press("n")
    }

    #[track_caller]
    fn go_on_to(&mut self, over: At, key: &str, at: At) -> &mut Self {
        // Not through `go_to`, which would see the screen before it.
        self.press(" ").wait_until(over).press(key).wait_until(at)
    }

    /// All that can be read.
    pub(crate) fn text(&self) -> String {
        text(self.screen.screen())
    }

    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Every byte that came so far.
    pub(crate) fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// The time that is left in all, as the head of the screen shows it: `3:12 left`.
    pub(crate) fn time_left(&self) -> Duration {
        let text = self.text();
        let before = text.split(" left").next().unwrap();
        let clock = before.rsplit(' ').next().unwrap();
        let (minutes, seconds) = clock.split_once(':').expect(&text);
        let number = |digits: &str| digits.parse::<u64>().expect(&text);
        Duration::from_secs(number(minutes) * 60 + number(seconds))
    }

    /// Waits until the time that is left has changed.
    #[track_caller]
    pub(crate) fn wait_for_next_second(&mut self) -> Duration {
        let (start, before) = (now(), self.time_left());
        while self.time_left() == before {
            match self.eye.recv_timeout(PATIENCE.saturating_sub(start.elapsed())) {
                Ok(bytes) => self.see(&bytes),
                Err(why) => panic!("the clock stands still ({why}); {self:?}"),
            }
        }
        self.time_left()
    }

    pub(crate) const fn pid(&self) -> Pid {
        self.pid
    }

    /// What the terminal is busy with: of a shell, the job in front.
    pub(crate) fn in_front(&self) -> Pid {
        pid(self.master.as_ref().unwrap().process_group_leader().unwrap())
    }

    pub(crate) fn signal(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.pid, signal).unwrap();
        self
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.master.as_ref().unwrap().resize(pty_size(columns, rows)).unwrap();
        self.screen.screen_mut().set_size(cells(rows), cells(columns));
        self.screen.process(b"\x1b[2J"); // what is seen from here on was drawn since
        self
    }

    /// How the terminal treats what is typed now.
    pub(crate) fn modes(&self) -> String {
        modes(self.tty.as_ref().unwrap())
    }

    /// How the terminal treated what is typed before the program came.
    pub(crate) fn modes_found(&self) -> &str {
        &self.found
    }

    /// Nobody reads what is shown, and the line is filled up so that nothing more goes out.
    pub(crate) fn look_away(&mut self) -> &mut Self {
        self.gate.set(Look::Away);
        let tty = self.tty.as_ref().unwrap();
        // A watcher that was waiting takes one more read: after that the line stays full.
        let full = || !matches!(rustix::io::write(tty, &[0; 1024]), Ok(1..));
        assert!(until(|| {
            let was_full = full();
            rest(ms(20));
            was_full && full()
        }));
        self
    }

    /// Reads a thousand bytes a second.
    pub(crate) fn read_slowly(&mut self) -> &mut Self {
        self.gate.set(Look::Slow);
        self
    }

    /// What the stand-in for a voice wrote down.
    pub(crate) fn said(&self) -> String {
        read(&self.home.path().join("said"))
    }

    /// Reads again.
    pub(crate) fn look_back(&mut self) -> &mut Self {
        self.gate.set(Look::Here);
        self
    }

    /// Waits for the end of the program.
    #[track_caller]
    fn wait_for_end(&mut self) -> u32 {
        let mut code = None;
        let ended = until(|| {
            code = self.child.try_wait().unwrap().map(|status| status.exit_code());
            code.is_some()
        });
        if !ended {
            self.listen(Duration::ZERO);
            panic!("it does not end; {self:?}");
        }
        code.unwrap()
    }

    /// Waits for the end, and gives all that was seen until then.
    #[track_caller]
    pub(crate) fn end(mut self) -> Ended {
        let start = now();
        let code = self.wait_for_end();
        let took = start.elapsed();
        let restored = self.modes() == self.found;
        self.gate.set(Look::Here);
        // The last way to the terminal: what was written comes, then the end.
        self.tty = None;
        let deadline = PATIENCE;
        while let Ok(bytes) = self.eye.recv_timeout(deadline.saturating_sub(start.elapsed())) {
            self.see(&bytes);
        }
        let screen = self.text();
        Ended { code, took, restored, raw: std::mem::take(&mut self.raw), screen }
    }

    /// The terminal goes away, as when its window is closed; waits for the end of the program.
    #[track_caller]
    pub(crate) fn vanish(mut self) -> Vanished {
        self.close_terminal();
        let start = now();
        let cpu = until(|| is_over(self.pid)).then(|| cpu_time(self.pid));
        let took = start.elapsed();
        let code = self.wait_for_end();
        let times = read(&self.home.path().join("times"));
        Vanished { code, took, cpu: cpu.unwrap_or_default(), times }
    }

    pub(crate) fn close_terminal(&mut self) {
        let tty = self.tty.take().unwrap();
        // The pseudo-terminal's library types a farewell unless there is no key for it.
        let mut modes = tcgetattr(&tty).unwrap();
        modes.special_codes[SpecialCodeIndex::VEOF] = 0;
        tcsetattr(&tty, OptionalActions::Now, &modes).unwrap();
        self.hand = None;
        self.typist.take().unwrap().join().unwrap();
        // The watcher sits in a read: something to read sends it home. While the program writes, nobody else can.
        self.gate.set(Look::Never);
        let watcher = self.watcher.take().unwrap();
        assert!(until(|| {
            rustix::io::write(&tty, &[0]).ok();
            watcher.is_finished()
        }));
        watcher.join().unwrap();
        drop(tty);
        self.master = None;
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            if let Some(master) = &self.master
                && let Some(front) = master.process_group_leader()
                && front != self.pid.as_raw_nonzero().get()
            {
                kill_process(pid(front), Signal::KILL).ok();
            }
            kill_process(self.pid, Signal::KILL).ok();
            self.child.wait().ok();
        }
    }
}

/// What a failed test shows.
impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tail = self.raw.len().saturating_sub(200);
        writeln!(f, "the screen is")?;
        for row in self.text().lines() {
            writeln!(f, "  |{row}")?;
        }
        write!(f, "after {} bytes, the last {:?}", self.raw.len(), lossy(&self.raw[tail..]))
    }
}

/// The program has ended.
pub(crate) struct Ended {
    pub(crate) code: u32,
    pub(crate) took: Duration,
    pub(crate) raw: Vec<u8>,
    pub(crate) screen: String,
    pub(crate) restored: bool,
}

impl Ended {
    /// The terminal is as it was found: each mode given back once, and nothing drawn after.
    #[track_caller]
    pub(crate) fn assert_restored(&self, way: impl fmt::Display) -> &Self {
        let shown = lossy(&self.raw);
        let tail = lossy(&self.raw[self.raw.len().saturating_sub(300)..]);
        assert!(self.restored, "{way}: the modes are not as they were found");
        for taken in ["\x1b[?1049h", "\x1b[?25l", "\x1b[?2004h", "\x1b[?1004h"] {
            assert_eq!(count(&self.raw, taken), 1, "{way}: {taken:?} in {tail:?}");
        }
        for given in [LEAVE, "\x1b[?25h", "\x1b[?2004l", "\x1b[?1004l"] {
            assert_eq!(count(&self.raw, given), 1, "{way}: {given:?} in {tail:?}");
        }
        let after = shown.rsplit(LEAVE).next().unwrap();
        assert_eq!(text_of(after), "", "{way}: drawn after leaving: {after:?}");
        self
    }

    #[track_caller]
    pub(crate) fn assert_code(&self, code: u32, way: impl fmt::Display) -> &Self {
        assert_eq!(self.code, code, "{way}");
        self
    }
}

/// The program's terminal is gone, and so is the program.
pub(crate) struct Vanished {
    pub(crate) code: u32,
    pub(crate) took: Duration,
    /// Of the process that was started.
    pub(crate) cpu: Duration,
    /// What the shell around it wrote of its children's time.
    pub(crate) times: String,
}

/// A place in the program, known by words that come from its data and its table of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    Ready,
    Play,
    Paused,
    Stopped,
    Help,
    Emergency,
    After,
}

impl At {
    fn is_on(self, screen: &vt100::Screen) -> bool {
        let text = screen.contents();
        let shows = |words: &str| text.contains(words);
        match self {
            Self::Ready => shows("Space begin"),
            Self::Play => shows("Space pause") && !shows("Paused"),
            Self::Paused => shows("Space go on") && shows("Paused"),
            Self::Stopped => shows("Stop.") && shows("Pain") && shows("Just stopping"),
            Self::Help => shows("say it again"),
            Self::Emergency => shows("112"),
            Self::After => shows("Finished"),
        }
    }
}

/// What can be read on a screen, whether its empty cells were written or never touched.
pub(crate) fn text(screen: &vt100::Screen) -> String {
    screen.contents().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// How often something is in there.
pub(crate) fn count(bytes: &[u8], wanted: &str) -> usize {
    bytes.windows(wanted.len()).filter(|window| *window == wanted.as_bytes()).count()
}

pub(crate) fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What is left without control sequences.
pub(crate) fn text_of(shown: &str) -> String {
    let mut text = String::new();
    let mut rest = shown.split("\x1b[");
    text.push_str(rest.next().unwrap_or_default());
    for sequence in rest {
        let end = sequence.find(|letter: char| ('@'..='~').contains(&letter));
        text.push_str(end.map_or("", |end| &sequence[end + 1..]));
    }
    text
}

#[expect(clippy::disallowed_methods, reason = "a test reads what was written")]
pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

fn stat(pid: Pid) -> Option<Vec<String>> {
    let path = PathBuf::from(format!("/proc/{}/stat", pid.as_raw_nonzero()));
    // The name, in brackets, may hold anything.
    let stat = read(&path);
    let (_, fields) = stat.rsplit_once(") ")?;
    Some(fields.split(' ').map(str::to_owned).collect())
}

/// Whether a process has ended, whether or not somebody has asked for its exit code.
#[cfg(target_os = "linux")]
pub(crate) fn is_over(pid: Pid) -> bool {
    stat(pid).is_none_or(|fields| fields[0] == "Z")
}

/// Elsewhere only the exit code tells.
#[cfg(not(target_os = "linux"))]
pub(crate) fn is_over(_: Pid) -> bool {
    true
}

/// Whether a process was stopped, as by Ctrl-Z.
pub(crate) fn is_stopped(pid: Pid) -> bool {
    stat(pid).is_some_and(|fields| fields[0] == "T")
}

/// What a process has cost so far; nothing where that cannot be told.
pub(crate) fn cpu_time(pid: Pid) -> Duration {
    const TICK: Duration = Duration::from_millis(10);
    let fields = stat(pid).unwrap_or_default();
    let ticks = |nth: usize| fields.get(nth).and_then(|field| field.parse::<u32>().ok());
    TICK * (ticks(11).unwrap_or(0) + ticks(12).unwrap_or(0))
}

/// How often a process has gone to sleep so far, in all its threads.
pub(crate) fn naps(pid: Pid) -> u64 {
    let tasks = PathBuf::from(format!("/proc/{}/task", pid.as_raw_nonzero()));
    #[expect(clippy::disallowed_methods, reason = "a test looks at processes")]
    let tasks = fs::read_dir(tasks).into_iter().flatten().flatten();
    tasks
        .map(|task| {
            let status = read(&task.path().join("status"));
            let line = status.lines().find(|line| line.starts_with("voluntary_ctxt_switches:"));
            line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or(0)
        })
        .sum()
}
