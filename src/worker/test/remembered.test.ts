import { expect, it } from "vitest"
import { remembered } from "../remembered.ts"

function counted(): { readonly length: (input: unknown) => number; readonly calls: () => number } {
  let calls = 0
  const length = remembered((input: unknown) => {
    calls++
    return JSON.stringify(input, (_, value) => (typeof value === "bigint" ? `${value}` : value))
      .length
  })
  return { length, calls: () => calls }
}

it("a call with equal contents is answered from memory", () => {
  const { length, calls } = counted()
  const input = (): unknown => ({ a: [1n, "x", null, { b: new Uint8Array([1, 2]) }], c: undefined })
  length(input())
  length(input())
  expect(calls()).toBe(1)
})

it("any difference is a new call", () => {
  const inputs: readonly unknown[] = [
    { a: 1 },
    { a: 1n },
    { a: "1" },
    { a: 1, b: undefined },
    { b: 1 },
    { a: [1] },
    { a: [1, 2] },
    { a: { 0: 1, 1: 2 } },
    { a: new Uint8Array([1, 2]) },
    { a: new Uint8Array([1, 3]) },
    { a: null },
    null,
  ]
  const { length, calls } = counted()
  for (const input of inputs) length(input)
  expect(calls()).toBe(inputs.length)
  length(inputs[0])
  expect(calls()).toBe(inputs.length + 1)
})
