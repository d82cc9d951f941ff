import { describe, expect, it } from "vitest"
import type { Anatomy, AnatomyNode } from "../../src/worker/index.ts"
import { carried, noBytes } from "../state/derive/anatomy-carry.ts"
import { selectedIn } from "../state/derive/anatomy-rows.ts"
import {
  bytesOfCharacter,
  charactersOf,
  cursorAfter,
  rangeWords,
} from "../state/derive/anatomy-text.ts"
import { nodeAround, partName, revealed, treeMove, treeRows } from "../state/derive/anatomy-tree.ts"

/** An anatomy from an outline: two spaces a level, each leaf with its number of bytes. */
function outlined(outline: string): Anatomy {
  const nodes: { -readonly [K in keyof AnatomyNode]: AnatomyNode[K] }[] = []
  const levels: number[] = []
  let at = 0
  for (const line of outline.trim().split("\n")) {
    const [, indent, name, bytes] = /^( *)(.*?)(?: (\d+))?$/.exec(line)!
    const level = indent!.length / 2
    levels[level] = nodes.length
    const parent = level === 0 ? -1 : levels[level - 1]!
    const to = at + Number(bytes ?? 0)
    const isLeaf = bytes !== undefined
    const rest = { value: "", block: null, clause: null, fault: null }
    nodes.push({ from: at, to, parent, isLeaf, name: name!, ...rest })
    for (let around = parent; around >= 0; around = nodes[around]!.parent) nodes[around]!.to = to
    at = to
  }
  return { nodes, blocks: [], costs: [] }
}

const token = outlined(`
token
  authority
    tag 2
    Datalog
      fact a
        tag 2
        name 3
      fact b
        tag 2
        name 4
    signature 8
  proof
    tag 2
    secret 4
`)

const named = (name: string, anatomy = token): number =>
  anatomy.nodes.findIndex((node) => node.name === name)

const none = new Map<number, boolean>()

const rowNames = (opened: ReadonlyMap<number, boolean>): string[] =>
  treeRows(token, opened).map((node) => token.nodes[node]!.name)

describe("bytes and the characters that hold them", () => {
  it("are three in four: each character has bits of one byte or two", () => {
    const bytes = [0, 1, 2, 3, 4].map((character) => bytesOfCharacter(character, 6))
    expect(bytes.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [0, 2],
      [1, 3],
      [2, 3],
      [3, 4],
    ])
  })

  it("lead from one to the other and back, in texts of any length", () => {
    for (let total = 1; total < 10; total++) {
      for (let byte = 0; byte < total; byte++) {
        const { from, to } = charactersOf({ from: byte, to: byte + 1 })
        for (let character = from; character < to; character++) {
          const held = bytesOfCharacter(character, total)
          expect(held.from <= byte && byte < held.to).toBe(true)
        }
      }
    }
  })

  it("leave the padding out, which stands for the last byte when it is pointed at", () => {
    expect(charactersOf({ from: 3, to: 4 })).toEqual({ from: 4, to: 6 })
    expect(bytesOfCharacter(6, 4)).toEqual({ from: 3, to: 4 })
    expect(bytesOfCharacter(7, 4)).toEqual({ from: 3, to: 4 })
  })

  it("are told by their numbers, from the first to the last", () => {
    expect(rangeWords({ from: 84, to: 96 })).toBe("bytes 84 to 95, 12 bytes, characters 112 to 127")
    expect(rangeWords({ from: 2, to: 3 })).toBe("byte 2, characters 2 to 3")
  })

  it("are selected in a row as far as the selection reaches into it", () => {
    expect(selectedIn({ from: 5, to: 20 }, 0, 8)).toEqual({ from: 5, to: 8 })
    expect(selectedIn({ from: 5, to: 20 }, 1, 8)).toEqual({ from: 8, to: 16 })
    expect(selectedIn({ from: 5, to: 20 }, 3, 8)).toBeNull()
    expect(selectedIn(null, 0, 8)).toBeNull()
  })
})

describe("keys among bytes", () => {
  const press = (selected: [number, number], head: number, key: string, shiftKey = false) => {
    const [from, to] = selected
    const moved = cursorAfter({ selected: { from, to }, head }, { key, shiftKey }, 8, 27)
    return moved && [moved.selected.from, moved.selected.to, moved.head]
  }

  it("go to a neighbour, a row on, and to both ends", () => {
    expect(press([3, 9], 3, "ArrowRight")).toEqual([4, 5, 4])
    expect(press([3, 4], 3, "ArrowDown")).toEqual([11, 12, 11])
    expect(press([3, 4], 3, "ArrowUp")).toEqual([3, 4, 3])
    expect(press([20, 21], 20, "ArrowDown")).toEqual([20, 21, 20])
    expect(press([3, 4], 3, "End")).toEqual([26, 27, 26])
    expect(press([3, 4], 3, "ArrowLeft")).toEqual([2, 3, 2])
    expect(press([0, 1], 0, "ArrowLeft")).toEqual([0, 1, 0])
    expect(press([0, 1], 0, "a")).toBeNull()
  })

  it("with Shift select from where they began, also backwards over it", () => {
    expect(press([3, 4], 3, "ArrowRight", true)).toEqual([3, 5, 4])
    expect(press([3, 5], 4, "ArrowLeft", true)).toEqual([3, 4, 3])
    expect(press([3, 4], 3, "ArrowLeft", true)).toEqual([2, 4, 2])
    expect(press([2, 4], 2, "ArrowDown", true)).toEqual([3, 11, 10])
  })
})

describe("the structure of a token", () => {
  it("shows its blocks with their parts at first, and these closed", () => {
    const first = ["token", "authority", "tag", "Datalog", "signature", "proof", "tag", "secret"]
    expect(rowNames(none)).toEqual(first)
    expect(rowNames(new Map([[named("authority"), false]]))).toEqual([
      "token",
      "authority",
      "proof",
      "tag",
      "secret",
    ])
  })

  it("finds the deepest part that holds all of a selection", () => {
    const around = (from: number, to: number): string =>
      token.nodes[nodeAround(token, { from, to })]!.name
    expect(around(4, 7)).toBe("name")
    expect(around(3, 5)).toBe("fact a")
    expect(around(5, 9)).toBe("Datalog")
    expect(around(5, 14)).toBe("authority")
    expect(around(20, 22)).toBe("token")
  })

  it("opens all around a part that is to be seen, and nothing else", () => {
    const opened = revealed(token, none, named("fact b") + 2)
    expect([...opened]).toEqual([
      [named("Datalog"), true],
      [named("fact b"), true],
    ])
    expect(revealed(token, opened, named("fact b"))).toBe(opened)
  })

  it("is read by arrow keys: down, into a part, and out of it", () => {
    const press = (name: string, key: string, opened = none): string => {
      const move = treeMove(token, opened, named(name), key)
      return move === null ? "nothing" : `${move.kind} ${token.nodes[move.node]!.name}`
    }
    expect(press("token", "ArrowDown")).toBe("go authority")
    expect(press("Datalog", "ArrowDown")).toBe("go signature")
    expect(press("Datalog", "ArrowRight")).toBe("open Datalog")
    const opened = new Map([[named("Datalog"), true]])
    expect(press("Datalog", "ArrowRight", opened)).toBe("go fact a")
    expect(press("fact a", "ArrowLeft", opened)).toBe("go Datalog")
    expect(press("Datalog", "ArrowLeft", opened)).toBe("close Datalog")
    expect(press("signature", "ArrowRight")).toBe("nothing")
    expect(press("token", "End")).toBe("go secret")
    expect(press("token", "ArrowUp")).toBe("nothing")
  })

  it("numbers clauses, and nothing else", () => {
    const node = token.nodes[named("fact a")]!
    const clause = { kind: "fact", index: 3 } as const
    expect(partName({ ...node, name: "fact", clause })).toBe("fact 3")
    expect(partName(node)).toBe("fact a")
  })
})

describe("a token that changes a little", () => {
  const longer = outlined(`
token
  authority
    tag 2
    Datalog
      fact a
        tag 2
        name 5
      fact c
        tag 2
        name 4
    signature 8
  proof
    tag 2
    secret 4
`)

  it("keeps what is open and what is selected, wherever its bytes are now", () => {
    const node = named("proof") + 2
    const opened = new Map([[named("fact a"), true]])
    const view = { ...noBytes, selected: { from: 23, to: 27 }, head: 23, node, opened }
    expect(carried(token, longer, view)).toMatchObject({
      selected: { from: 25, to: 29 },
      head: 25,
      node: named("secret", longer),
      opened: new Map([[named("fact a", longer), true]]),
    })
  })

  it("lets go of what is not there any more", () => {
    const node = named("fact b")
    const opened = new Map([[node, true]])
    const view = { ...noBytes, selected: { from: 7, to: 13 }, head: 7, node, opened }
    expect(carried(token, longer, view)).toEqual(noBytes)
  })
})
