import fc from "fast-check"
import { expect, test } from "vitest"
import { Random } from "../../test/random.ts"
import { Relation } from "../relation.ts"

const terms = { length: 7 }
const row = fc.tuple(fc.nat(6), fc.nat(6), fc.nat(3))
const rounds = fc.array(fc.array(row, { maxLength: 60 }), { minLength: 1, maxLength: 8 })

/** Fills a relation and a map that is obviously right: each pair of a tuple and an origin once, by age. */
function fill(batches: readonly (readonly [number, number, number])[][]): {
  relation: Relation
  model: { terms: readonly number[]; origin: number; round: number; repeats: number }[]
} {
  const relation = new Relation("p", 2, terms)
  relation.reservePremises(1)
  const model: { terms: readonly number[]; origin: number; round: number; repeats: number }[] = []
  batches.forEach((batch, round) => {
    for (const [a, b, origin] of batch) {
      const known = model.find(
        ({ terms, origin: o }) => terms[0] === a && terms[1] === b && o === origin,
      )
      const added = relation.add([a, b], origin, round)
      if (known === undefined) {
        expect(added).toBe(model.push({ terms: [a, b], origin, round, repeats: 0 }) - 1)
        relation.setPremises(added, [a])
      } else {
        expect(added).toBe(-1)
        known.repeats++
      }
    }
    relation.endRound()
  })
  return { relation, model }
}

test("a relation holds each pair of tuple and origin once, with its round, premises and repeats", () => {
  fc.assert(
    fc.property(rounds, (batches) => {
      const { relation, model } = fill(batches)
      expect(relation.count).toBe(model.length)
      model.forEach(({ terms, origin, round, repeats }, i) => {
        expect([relation.term(i, 0), relation.term(i, 1)]).toEqual(terms)
        expect(relation.origin(i)).toBe(origin)
        expect(relation.round(i)).toBe(round)
        expect(relation.maker(i)).toBe(round)
        expect(relation.premise(i, 0)).toBe(terms[0])
        expect(relation.repeats(i)).toBe(repeats)
      })
    }),
    { seed: 7 },
  )
})

test.each([[[0]], [[1]], [[0, 1]], [[1, 0]]])(
  "an index over columns %j finds the rows of a key, oldest first",
  (columns) => {
    fc.assert(
      fc.property(rounds, row, (batches, wanted) => {
        const { relation, model } = fill(batches)
        const index = relation.index(columns, 7)
        const key = columns.map((c) => wanted[c]!)
        const found: number[] = []
        for (let at = index.first(key); at >= 0; at = index.next[at]!) found.push(at)
        const expected = model.flatMap(({ terms }, i) =>
          columns.every((c) => terms[c] === wanted[c]) ? [i] : [],
        )
        expect(found).toEqual(expected)
      }),
      { seed: 7 },
    )
  },
)

test("an index follows rows of later rounds and terms numbered after it was made", () => {
  const relation = new Relation("p", 1, terms)
  relation.add([0], 0, 0)
  relation.endRound()
  expect(relation.index([0], 1).first([5])).toBe(-1)
  relation.add([5], 0, 0)
  expect(relation.index([0], 1).first([5])).toBe(-1)
  relation.endRound()
  expect(relation.index([0], 1).first([5])).toBe(1)
})

test.each([
  ["few terms: a cell for each combination", () => 40, 2],
  ["many terms: hashed", () => 5000, 2],
  ["terms that become more", (i: number) => 40 + Math.floor(i / 700), 2],
  ["origins that become more", () => 30, 40],
])("thousands of rows are found again, %s", (_, termCount, originCount) => {
  const random = new Random(11)
  const known = { length: 0 }
  const relation = new Relation("p", 2, known)
  const model = new Map<string, number>()
  for (let i = 0; i < 6000; i++) {
    known.length = termCount(i)
    const [a, b] = [random.below(known.length), random.below(known.length)]
    const origin = random.below(1 + Math.floor((originCount * i) / 6000))
    const key = `${a},${b},${origin}`
    const row = relation.add([a, b], origin, 0)
    expect(row, key).toBe(model.has(key) ? -1 : model.size)
    if (row >= 0) model.set(key, row)
  }
  relation.endRound()
  for (const [key, row] of model) {
    expect(`${relation.term(row, 0)},${relation.term(row, 1)},${relation.origin(row)}`).toBe(key)
  }
})

test("rows of an unfinished round can be dropped", () => {
  const relation = new Relation("p", 1, terms)
  relation.add([0], 0, 0)
  relation.endRound()
  relation.add([1], 0, 0)
  relation.truncate()
  expect(relation.count).toBe(1)
})
