/** A world as text, grouped and ordered as the reference shows it. Costs as much as the world is large. */
import {
  compareUtf8,
  printCheck,
  printFact,
  printPolicy,
  printRule,
  reference,
  type BlockId,
} from "../ast/index.ts"
import { compareOrigins } from "./origins.ts"
import type { World } from "./world.ts"

/** Texts by origin; within a group sorted and each once, but for checks and policies, which keep their order. */
export interface WorldText {
  readonly facts: readonly {
    readonly origin: readonly BlockId[]
    readonly facts: readonly string[]
  }[]
  readonly rules: readonly { readonly origin: BlockId; readonly rules: readonly string[] }[]
  readonly checks: readonly { readonly origin: BlockId; readonly checks: readonly string[] }[]
  readonly policies: readonly string[]
}

export function worldText(world: World): WorldText {
  const { style } = world
  const rules = world.blockIds().map((origin) => ({
    origin,
    rules: sortedOnce(world.datalog(origin).rules.map((rule) => printRule(rule, style))),
  }))
  const checks = world.blockIds().map((origin) => ({
    origin,
    // The reference still holds the authorizer's checks and policies as they were written.
    checks: world
      .datalog(origin)
      .checks.map((check) => printCheck(check, origin === "authorizer" ? reference : style)),
  }))
  return {
    facts: factsByOrigin(world),
    rules: rules.filter((group) => group.rules.length > 0),
    checks: checks.filter((group) => group.checks.length > 0),
    policies: world.authorizer.policies.map((policy) => printPolicy(policy, reference)),
  }
}

function factsByOrigin(world: World): WorldText["facts"] {
  const groups = new Map<number, string[]>()
  const add = (origin: number, text: string): void => {
    const group = groups.get(origin)
    if (group === undefined) groups.set(origin, [text])
    else group.push(text)
  }
  for (const relation of world.relations.all) {
    for (let row = 0; row < relation.visible; row++) {
      add(relation.origin(row), printFact(world.tuple(relation, row), world.style))
    }
  }
  for (const { origin, fact } of world.inert) add(origin, printFact(fact, world.style))
  return [...groups]
    .map(([origin, facts]) => ({ origin: world.origins.blocks(origin), facts: sortedOnce(facts) }))
    .toSorted((a, b) => compareOrigins(a.origin, b.origin))
}

const sortedOnce = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].toSorted(compareUtf8)

/** The reference's print of a loaded authorizer after its run. */
export function printWorld(world: World): string {
  const { facts, rules, checks, policies } = worldText(world)
  const lines = (texts: readonly string[]): string => texts.map((text) => `${text};\n`).join("")
  const section = (title: string, groups: readonly string[]): string =>
    groups.length === 0 ? "" : `// ${title}:\n${groups.join("")}\n`
  const group = (origin: readonly BlockId[], texts: readonly string[]): string =>
    `// origin: ${origin.join(", ")}\n${lines(texts)}`
  return (
    section(
      "Facts",
      facts.map((each) => group(each.origin, each.facts)),
    ) +
    section(
      "Rules",
      rules.map((each) => group([each.origin], each.rules)),
    ) +
    section(
      "Checks",
      checks.map((each) => group([each.origin], each.checks)),
    ) +
    (policies.length === 0 ? "" : `// Policies:\n${lines(policies)}`)
  )
}
