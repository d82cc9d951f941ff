import { describe, expect, test } from "vitest"
import { parsePublicKey, printPredicate, printPublicKey, type PublicKey } from "../../ast/index.ts"
import { parseAuthorizer, parseBlock } from "../../language/index.ts"
import { ProgramGenerator } from "../../test/programs.ts"
import { caseCount, Random, seed } from "../../test/random.ts"
import { authorize } from "../authorize.ts"
import { missingInputs, type MissingInput } from "../explain/missing.ts"
import type { RunInput } from "../types.ts"

const key = (digits: string): PublicKey => parsePublicKey(`ed25519/${digits.repeat(32)}`)!
const keyA = key("a1")

/** A program whose blocks are signed by the key of the same place, where there is one. */
function inputOf(
  authorizer: string,
  blocks: readonly string[] = [],
  keys: readonly (PublicKey | null)[] = [],
): RunInput {
  return {
    blocks: blocks.map((source, i) => ({
      block: parseBlock(source).ast,
      externalKey: keys[i] ?? null,
    })),
    authorizer: parseAuthorizer(authorizer).ast,
  }
}

/** `time($t) of check authorizer/0, for check authorizer/0: absent` */
const described = ({ at, serves, wanted, reason, blocks }: MissingInput): string =>
  `${printPredicate(wanted)} of ${at.kind} ${at.block}/${at.index}, for ${serves.kind} ` +
  `${serves.block}/${serves.index}: ${reason}${blocks.map((each) => ` ${each}`).join("")}`

function missing(...program: Parameters<typeof inputOf>): readonly string[] {
  const { blocks, authorizer } = inputOf(...program)
  return missingInputs(blocks, authorizer).map(described)
}

describe("what nothing supplies", () => {
  test("is the predicate of a check that no block and no authorizer states", () => {
    expect(missing("allow if true", ["check if time($t), $t < 2030-01-01T00:00:00Z"])).toEqual([
      "time($t) of check 0/0, for check 0/0: absent",
    ])
  })

  test("is told by number of terms too", () => {
    expect(missing("user(1, 2); check if user($u); allow if true")).toEqual([
      "user($u) of check authorizer/0, for check authorizer/0: absent",
    ])
  })

  test("is nothing when any branch can hold, or there is nothing to supply", () => {
    expect(missing("check if user($u) or true; reject if user($u); allow if true")).toEqual([])
  })

  test("counts every branch when none can hold", () => {
    expect(missing("check if user($u) or admin($u); allow if true")).toEqual([
      "user($u) of check authorizer/0, for check authorizer/0: absent",
      "admin($u) of check authorizer/0, for check authorizer/0: absent",
    ])
  })

  test("is what a block says that the check does not trust", () => {
    expect(missing("check if user($u); allow if true", ["", "user(1)"])).toEqual([
      "user($u) of check authorizer/0, for check authorizer/0: untrusted 1",
    ])
    const trusting = `check if user($u) trusting ${printPublicKey(keyA)}; allow if true`
    expect(missing(trusting, ["", "user(1)"], [null, keyA])).toEqual([])
  })

  test("is looked for in the bodies of rules", () => {
    expect(
      missing(
        "can($u) <- user($u), role($u, $r); user(1); check if can($u); check all can($u); allow if true",
      ),
    ).toEqual(["role($u, $r) of rule authorizer/0, for check authorizer/0: absent"])
  })

  test("is found behind rules that only wait for each other", () => {
    expect(missing("a($x) <- b($x); b($x) <- a($x); check if a(1); allow if true")).toEqual([
      "a($x) of rule authorizer/1, for check authorizer/0: absent",
    ])
  })

  test("counts what a rule reads only if whoever reads the result trusts it too", () => {
    const authorizer = (scope: string): string =>
      `can($u) <- role($u) trusting ${printPublicKey(keyA)}; check if can($u)${scope}; allow if true`
    expect(missing(authorizer(""), ["", "role(1)"], [null, keyA])).toEqual([
      "role($u) of rule authorizer/0, for check authorizer/0: untrusted 1",
    ])
    expect(
      missing(authorizer(` trusting ${printPublicKey(keyA)}`), ["", "role(1)"], [null, keyA]),
    ).toEqual([])
  })

  test("is named for allow policies only when none can match", () => {
    expect(missing("allow if admin($u); deny if banned($u)")).toEqual([
      "admin($u) of policy authorizer/0, for policy authorizer/0: absent",
    ])
    expect(missing("allow if admin($u); allow if true")).toEqual([])
  })

  test("reaches a rule of the authority that a check of a later block needs", () => {
    expect(missing("allow if true", ["ok($x) <- resource($x)", "check if ok($x)"])).toEqual([
      "resource($x) of rule 0/0, for check 1/0: absent",
    ])
  })
})

const count = caseCount(300)

test(`of ${count} programs from seed ${seed}, no clause named for want of something holds`, () => {
  const keys = [keyA, key("b2")]
  let named = 0
  for (let i = 0; i < count; i++) {
    const generator = new ProgramGenerator(
      new Random(seed * 7_000_003 + i),
      keys.map(printPublicKey),
    )
    const { blocks, authorizer } = generator.program({ blockScopes: true })
    const input = inputOf(
      authorizer,
      blocks.map(({ source }) => source),
      blocks.map(({ signer }) => (signer === null ? null : keys[signer]!)),
    )
    const { verdict } = authorize(input)
    for (const each of missingInputs(input.blocks, input.authorizer)) {
      named++
      const { kind, block, index } = each.serves
      const holds =
        kind === "check"
          ? verdict.checks.some(
              (check) => check.block === block && check.index === index && check.passed,
            )
          : verdict.policies[index]?.result === "matched"
      expect(holds, `case ${i}: ${described(each)}\n${authorizer}\n${JSON.stringify(blocks)}`).toBe(
        false,
      )
    }
  }
  expect(named).toBeGreaterThan(count / 10)
})

test("a check that cannot hold for want of a name is always named when nothing derives it", () => {
  const { blocks, authorizer } = inputOf(
    Array.from({ length: 100 }, (_, i) => `p${i}($x) <- p${i + 1}($x)`).join(";\n") +
      ";\ncheck if p0(1); allow if true",
  )
  expect(missingInputs(blocks, authorizer).map(described)).toEqual([
    "p100($x) of rule authorizer/99, for check authorizer/0: absent",
  ])
})
