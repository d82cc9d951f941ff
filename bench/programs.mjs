/** The programs that are measured, as source text. Graphs are the same in every run. */

const rules = `path($x, $y) <- edge($x, $y);
path($x, $z) <- path($x, $y), edge($y, $z);
`

/** Transitive closure over `edges`, in the two languages. */
export const closure = (edges) => ({
  datalog: `${edges.map(([a, b]) => `edge(${a}, ${b});\n`).join("")}${rules}allow if true;\n`,
  // Nothing is shown: the peer does not pay for printing its model.
  clingo: `${edges.map(([a, b]) => `edge(${a},${b}).\n`).join("")}path(X,Y) :- edge(X,Y).
path(X,Z) :- path(X,Y), edge(Y,Z).
#show.
`,
})

/** 0 → 1 → … → length */
export const chain = (length) => Array.from({ length }, (_, i) => [i, i + 1])

/** `edges` pairs of numbers below `nodes`, from a fixed seed (a linear congruential generator). */
export function randomGraph(nodes, edges) {
  let state = 12345
  const node = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return Math.floor((state / 2 ** 32) * nodes)
  }
  return Array.from({ length: edges }, () => [node(), node()])
}

/** A request as services see it: 3 blocks, 5 facts, 3 checks, 2 policies. */
export const everyday = {
  blocks: [
    `user("alice");
right("file1", "read");
check if user($u);
`,
    `check if time($t), $t < 2030-01-01T00:00:00Z;
`,
    `check if operation($op), {"read", "list"}.contains($op);
`,
  ],
  authorizer: `time(2026-11-20T18:04:00Z);
resource("file1");
operation("read");
allow if user($u), resource($r), operation($op), right($r, $op);
deny if true;
`,
}

/** Refused for one argument of its fourth predicate: 999 facts, a check of five predicates and a condition. */
export const refused = (() => {
  const numbers = Array.from({ length: 249 }, (_, i) => i)
  const facts = numbers.flatMap((i) => [
    `member("u${i}", "g${i % 25}");`,
    `role("g${i % 25}", "r${i}");`,
    `right("r${i}", "f${i % 50}", "read");`,
    `owner("f${i % 50}", "t${i}");`,
  ])
  return {
    block: facts.join("\n"),
    authorizer: `tenant("t3"); user("u7"); resource("f13");
check if user($u), member($u, $g), role($g, $r), right($r, $f, "write"), owner($f, $t), $t.starts_with("t");
allow if true;
`,
  }
})()
