/**
 * The programs that the page is measured with. Each character typed into one of the `places` of the long policy gives a
 * result of its own: one fact more, and the other verdict.
 */

const span = (/** @type {number} */ length) => Array.from({ length }, (_, i) => i)

/** Where is typed, in the order of the typing: each is a string that begins empty. */
export const places = /** @type {const} */ (["middle", "end", "block"])

/** The authority block of the token: `block` is its second line. */
export const authority = `user("user_7");
typed("block", "");
right("/projects/alpha/file-3.txt", "read");`

const operations = ["read", "write", "list", "share"]

const rights = span(148).map(
  (i) => `right("user_${i % 37}", "/projects/alpha/file-${i}.txt", "${operations[i % 4]}");`,
)
const numbers = span(48).map((i) => `n(${i});`)

/** Three of them are what the typing is counted by. */
const rules = [
  ...places.map(
    (place) => `seen("${place}", $n) <- n($n), typed("${place}", $t), $n < $t.length();`,
  ),
  ...span(57).map(
    (i) =>
      `can_${i}($user, $file) <- right($user, $file, "${operations[i % 4]}"), user($user), $file.ends_with("${i}.txt");`,
  ),
]

/** One of them passes when the number of typed characters is even. */
const checks = [
  'check if typed("middle", $a), typed("end", $b), typed("block", $c), ($a.length() + $b.length() + $c.length()) & 1 === 0;',
  ...span(14).map((i) => `check if operation($o), ["read", "write", "op_${i}"].contains($o);`),
  ...span(15).map(
    (i) => `check all right($u, $file, $o), $file.starts_with("/projects/"), $u != "guest_${i}";`,
  ),
]

const policies = [
  ...span(4).map((i) => `deny if user("blocked_${i}"), operation("share");`),
  ...span(5).map((i) => `allow if user("admin_${i}"), right("admin_${i}", $file, "write");`),
  'allow if user($u), right($u, $file, "write"), operation("read");',
]

/** 300 lines: 200 facts, 60 rules, 30 checks, 10 policies. */
const lines = [
  'operation("read");',
  // The second block of the page's example asks for it.
  `time(${new Date().toISOString().slice(0, 19)}Z);`,
  ...rights.slice(0, 90),
  ...rules.slice(0, 30),
  ...checks.slice(0, 20),
  'typed("middle", "");',
  ...numbers,
  ...rules.slice(30),
  ...checks.slice(20),
  ...policies,
  ...rights.slice(90),
  'typed("end", "");',
]

export const authorizer = lines.join("\n")

/** How many facts there are before anything is typed: the given ones, and one for each rule that finds its file. */
export const factsAtFirst = 208

/** The line of each place, from 0. */
export const lineOf = {
  middle: lines.indexOf('typed("middle", "");'),
  end: lines.indexOf('typed("end", "");'),
  block: 1,
}

/** How many characters the caret stands before the end of its line. */
export const caretBeforeEnd = '");'.length

/** What is typed into each place: no longer than there are numbers. */
export const typing = {
  middle: "every reader of projects",
  end: "files shared since spring",
  block: "signed by the storage team",
}

/** 10,000 facts derived from 100. */
export const manyFacts = `${span(100)
  .map((i) => `n(${i});`)
  .join(" ")}
pair($a, $b) <- n($a), n($b);
allow if pair(99, 99);`

/** The example's authority gives the other three. */
export const manyFactsCount = 10_103
