import { describe, expect, test } from "vitest"
import { authorize, makeReport } from "../../engine/index.ts"
import { parsePublicKey } from "../../ast/index.ts"
import { parseAuthorizer, parseBlock } from "../../language/index.ts"
import { ProgramGenerator } from "../../test/programs.ts"
import { Random } from "../../test/random.ts"
import { literalsOf, withoutComments } from "../literals.ts"
import { pseudonymise } from "../pseudonyms.ts"
import type { SavedDocument } from "../types.ts"

function documentOf(authorizer: string, ...blocks: readonly string[]): SavedDocument {
  const custom = { maxFacts: 1000, maxIterations: 100, maxTime: Infinity, maxBlocks: Infinity }
  return {
    name: "Alice's policy",
    source: "authored",
    authored: {
      blocks: blocks.map((text) => ({ text, next: "ed25519", external: null, signed: null })),
      sealed: false,
      root: "ed25519",
    },
    pasted: null,
    snapshot: "",
    authorizer,
    limits: { name: "reference", custom },
    query: { text: "", viewpoint: "authorizer" },
    revoked: "",
    keyNames: [],
    example: "",
    pane: "why",
  }
}

/** Verdict, checks and policies, without the values that a text holds. */
function outcomeOf(
  { authored, authorizer }: SavedDocument,
  signers: readonly (string | null)[] = [],
): unknown {
  const blocks = authored.blocks.map(({ text }, i) => ({
    block: parseBlock(text).ast,
    externalKey: parsePublicKey(signers[i] ?? ""),
  }))
  const limits = { maxTime: Infinity }
  const report = makeReport(
    authorize({ blocks, authorizer: parseAuthorizer(authorizer).ast, limits }),
  )
  const { outcome, checks, policies } = report
  return {
    outcome:
      outcome.kind === "failed" ? { at: outcome.failure.at, kind: outcome.failure.kind } : outcome,
    checks: checks.map(({ text: _, ...check }) => check),
    policies: policies.map(({ text: _, ...policy }) => policy),
  }
}

const hide = (document: SavedDocument, signers: readonly (string | null)[] = []) => {
  const formOf = (one: SavedDocument): string => JSON.stringify(outcomeOf(one, signers))
  const wanted = formOf(document)
  return pseudonymise(document, async (tried) => formOf(tried) === wanted)
}

const textsOf = ({ authored, authorizer }: SavedDocument): string[] => [
  ...authored.blocks.map(({ text }) => text),
  authorizer,
]

describe("an alias", () => {
  test("is the same for the same string in every text, and is named after its predicate", async () => {
    const document = documentOf(
      'resource("file1");\nallow if user($u), resource($r), right($u, $r, "read");',
      'user("alice");\nright("alice", "file1", "read");',
      'check if resource("file1");',
    )
    const { document: hidden, left, renamed } = await hide(document)
    expect(textsOf(hidden)).toEqual([
      'user("user1");\nright("user1", "resource1", "right1");',
      'check if resource("resource1");',
      'resource("resource1");\nallow if user($u), resource($r), right($u, $r, "right1");',
    ])
    expect({ left, renamed }).toEqual({ left: [], renamed: 3 })
  })

  test("is never a string that the document has already", async () => {
    const document = documentOf('allow if user("user1"), user("bob"), user("user2");', "")
    const { document: hidden } = await hide(document)
    expect(textsOf(hidden)[1]).toBe('allow if user("user3"), user("user4"), user("user5");')
  })

  test("begins with no other alias", async () => {
    const users = Array.from({ length: 12 }, (_, i) => `user("name-${i}");`).join("\n")
    const { document: hidden } = await hide(documentOf("allow if true;", users))
    const aliases = literalsOf(hidden).map(({ value }) => value)
    expect(aliases[0]).toBe("user01")
    expect(aliases.some((a) => aliases.some((b) => a !== b && a.startsWith(b)))).toBe(false)
  })

  test("stands for what a string says, however it is escaped", async () => {
    const document = documentOf(
      String.raw`allow if note("a\"b\\c\nd"), other("a\"b\\c\nd", "tab	");`,
      String.raw`note("a\"b\\c\nd"); other("a\"b\\c\nd", "tab	");`,
    )
    const { document: hidden } = await hide(document)
    expect(textsOf(hidden)[0]).toBe('note("note1"); other("note1", "other1");')
  })

  test("is no alias of what has neither letter nor digit", async () => {
    const { document: hidden } = await hide(documentOf('allow if path("/"), name("");', ""))
    expect(textsOf(hidden)[1]).toBe('allow if path("/"), name("");')
  })

  test("takes the place of keys of maps, and of strings in sets and arrays", async () => {
    const text = 'data({"name": "alice", "tags": {"x", "alice"}}, ["alice"]);'
    const document = documentOf('allow if data($d, $a), $d.get("name") == "alice";', text)
    const { document: hidden, left } = await hide(document)
    expect(left).toEqual([])
    expect(textsOf(hidden)[0]).toBe('data({"s1": "s2", "s3": {"s4", "s2"}}, ["s2"]);')
  })
})

describe("a verdict that depends on letters", () => {
  test("stays by words where strings begin, end or contain each other at a word's border", async () => {
    const document = documentOf(
      'resource("/folder1/file1");\nallow if resource($r), $r.starts_with("/folder1/"), $r.ends_with("file1"), $r == "/" + "folder1" + "/file1";',
      "",
    )
    const { document: hidden, left } = await hide(document)
    expect(left).toEqual([])
    expect(textsOf(hidden)[1]).toBe(
      'resource("/s1/s2");\nallow if resource($r), $r.starts_with("/s1/"), $r.ends_with("s2"), $r == "/" + "s1" + "/s2";',
    )
  })

  test("keeps the strings that it depends on, and no other", async () => {
    const document = documentOf(
      'resource("file12");\nuser("alice");\noperation("read");\nallow if resource($r), $r.matches("^file[0-9]+$"), user("alice"), operation("read");',
      "",
    )
    const { document: hidden, left } = await hide(document)
    expect(left).toEqual(["file12", "^file[0-9]+$"])
    expect(textsOf(hidden)[1]).toBe(
      'resource("file12");\nuser("user1");\noperation("operation1");\nallow if resource($r), $r.matches("^file[0-9]+$"), user("user1"), operation("operation1");',
    )
  })

  test("keeps the length of what is measured", async () => {
    const document = documentOf(
      'code("abcdefg");\nallow if code($c), $c.length() == 7;',
      'user("eve");',
    )
    const { left } = await hide(document)
    expect(left).toEqual(["abcdefg"])
  })

  test("keeps the name of a type", async () => {
    const document = documentOf('allow if user($u), $u.type() == "string";', 'user("alice");')
    const { left } = await hide(document)
    expect(left).toEqual(["string"])
  })
})

describe("what is around the strings", () => {
  test("keeps its layout, without comments", () => {
    const document = documentOf(
      '// for Alice\nallow if user("alice"); // she pays\n/* and\n   Bob */\n\nallow if user("bob"),\n  right("x"); /* c */ deny if true;',
      'user("// no comment");',
    )
    expect(textsOf(withoutComments(document))).toEqual([
      'user("// no comment");',
      'allow if user("alice");\n\nallow if user("bob"),\n  right("x"); deny if true;',
    ])
  })

  test("loses the document's name and the names of keys, which can tell of people", async () => {
    const named = {
      ...documentOf("allow if true;", ""),
      keyNames: [{ publicKey: "ed25519/00", name: "Alice" }],
    }
    expect((await hide(named)).document).toMatchObject({ name: "", keyNames: [] })
  })

  test("is read in a query too, with or without a head", async () => {
    for (const [text, hidden] of [
      ['user("alice"), $x == "bob"', 'user("user1"), $x == "s1"'],
      ['data($x) <- user($x), $x != "alice"', 'data($x) <- user($x), $x != "s1"'],
    ] as const) {
      const document = { ...documentOf("allow if true;", ""), query: { text, viewpoint: 0 } }
      expect((await hide(document)).document.query.text).toBe(hidden)
    }
  })
})

/** Each case is run many times over. */
const long = { timeout: 60_000 }

const people = [
  "alice",
  "bob",
  "carol/admin",
  "/srv/alice/file",
  "/srv/bob",
  "Zoë",
  'quo"te',
  "user1",
]
const conditions = ["starts_with", "ends_with", "contains", "matches"] as const

function randomDocument(random: Random): SavedDocument {
  const string = (): string => JSON.stringify(random.pick(people))
  const fact = (): string => `${random.pick(["user", "owner"])}(${string()});`
  const body = (): string =>
    random.chance(0.4)
      ? `user($u), $u.${random.pick(conditions)}(${string()})`
      : random.chance(0.5)
        ? `owner($o), {${string()}, ${string()}}.contains($o)`
        : `user(${string()})`
  return documentOf(
    [
      ...random.list(0, 3, fact),
      `check if ${body()};`,
      `allow if ${body()};`,
      "allow if true;",
    ].join("\n"),
    random.list(1, 4, fact).join("\n"),
    `check if ${body()} or ${body()};`,
  )
}

test(
  "generated documents keep their outcome, and no string that is not said to stay",
  long,
  async () => {
    const random = new Random(20_261_121)
    let renamed = 0
    for (let i = 0; i < 120; i++) {
      const document = randomDocument(random)
      const hidden = await hide(document)
      expect(outcomeOf(hidden.document)).toEqual(outcomeOf(document))
      const after = new Set(literalsOf(hidden.document).map(({ value }) => value))
      for (const { value } of literalsOf(document)) {
        if (!hidden.left.includes(value)) expect(after).not.toContain(value)
      }
      if (i % 10 === 0) expect(await hide(document)).toEqual(hidden)
      renamed += hidden.renamed
    }
    expect(renamed).toBeGreaterThan(240)
  },
)

test("generated programs keep their outcome, third parties and all", long, async () => {
  const keys = [
    "ed25519/acdd6d5b53bfee478bf689f8e012fe7988bf755e3d7c5152947abc149bc20189",
    "ed25519/a060270db7e9c9f06e8f9cc33a64e99f6596af12cb01c4b638df8afc7b642463",
  ]
  const generator = new ProgramGenerator(new Random(6), keys)
  for (let i = 0; i < 40; i++) {
    const { blocks, authorizer } = generator.program({ blockScopes: true })
    const signers = blocks.map(({ signer }) => (signer === null ? null : keys[signer]!))
    const document = documentOf(authorizer, ...blocks.map(({ source }) => source))
    const hidden = await hide(document, signers)
    expect(outcomeOf(hidden.document, signers)).toEqual(outcomeOf(document, signers))
    const after = new Set(literalsOf(hidden.document).map(({ value }) => value))
    for (const { value } of literalsOf(document)) {
      if (value.length >= 3 && !hidden.left.includes(value)) expect(after).not.toContain(value)
    }
  }
})
