import { constants, deflateRawSync } from "node:zlib"
import { describe, expect, test } from "vitest"
import { encodeBase64Url } from "../../ast/index.ts"
import { checksum } from "../checksum.ts"
import {
  checkDocument,
  decodeFile,
  decodeLink,
  emptyDocument,
  encodeLink,
  linkIn,
} from "../index.ts"
import type { Opening } from "../types.ts"
import { caseCount, Random, seed } from "../../test/random.ts"
import { blocksOf, sheet, text } from "./documents.ts"

const linkOf = (bytes: Uint8Array): string => {
  const text = `1${encodeBase64Url(bytes)}`
  return text + checksum(text)
}

/** A link to what is behind these tags and texts; numbers are bytes. */
const packed = (...parts: readonly (string | number)[]): string =>
  linkOf(
    deflateRawSync(
      Buffer.concat(
        parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.of(part))),
      ),
    ),
  )

const why = (opening: Opening): string =>
  opening.kind === "refused" ? `${opening.code}: ${opening.message}` : "it opens"

const saved = sheet({ ...blocksOf('user("alice");'), authorizer: "allow if true;" })
const link = encodeLink(saved)

test.each([
  ["1", "cut: the end of the link is missing"],
  [link.slice(0, 6), "cut: the end of the link is missing"],
  [link.slice(0, -1), "cut: no link has this length: it was most likely cut off"],
  [`${link.slice(0, 9)}=${link.slice(10)}`, "altered: the link has characters that no link has"],
  [link.slice(0, -2), "altered: the link was cut off or altered"],
  [`${link.slice(0, 9)} ${link.slice(9)}`, "altered: the link has characters that no link has"],
  [`2${link.slice(1)}`, "altered: the first character of the link was altered"],
  [`x${link.slice(1)}`, "altered: the first character of the link was altered"],
  ["2AwAeS45Gw", "newer: the link was made by a newer version of the playground"],
  ["ZAwAeS45Gw", "newer: the link was made by a newer version of the playground"],
  ["new", "malformed: this is no link to a document"],
  ["", "malformed: this is no link to a document"],
  ["<img src=x onerror=alert(1)>", "malformed: there is no parameter `<img src`"],
  ["\u202e=1", "malformed: there is no parameter `…`"],
  [linkOf(Buffer.from("ffffff", "hex")), "malformed: it cannot be unpacked"],
  [linkOf(new Uint8Array()), "malformed: it cannot be unpacked"],
  [linkOf(deflateRawSync("user(1);").subarray(0, -2)), "malformed: it cannot be unpacked"],
  [packed("a", 0x80), "malformed: it holds bytes that are no text"],
  [packed("a", 0xed, 0xa0, 0x80), "malformed: it holds bytes that are no text"],
  [
    packed("a", 0xfd, "0"),
    "malformed: authored.blocks[0].external.number: expected a whole number from 1 to 999",
  ],
  [
    packed("a", 0xfd, "1000"),
    "malformed: authored.blocks[0].external.number: expected a whole number from 1 to 999",
  ],
  [
    packed("a", 0xfd, "rsa/1"),
    "malformed: authored.blocks[0].external.algorithm: expected `ed25519`, `secp256r1`",
  ],
  [
    packed("a", 0xfc, "c1 2 3"),
    "malformed: limits.custom.maxBlocks: expected a whole number from 0 to 1000000",
  ],
  [
    packed("a", 0xfc, "c- 2 3 4"),
    "malformed: limits.custom.maxFacts: expected a whole number from 0 to 1000000",
  ],
  [
    packed("a", 0xfc, "v1024"),
    "malformed: query.viewpoint: expected a whole number from 0 to 1023",
  ],
  [
    packed("a", 0xfc, "med25519/00 x"),
    "malformed: keyNames[0].publicKey: expected a public key, `ed25519/…` or `secp256r1/…`",
  ],
  [packed("a", 0xfc, "tE", 0xfd, "1"), "malformed: something is said of a block before any"],
  [packed("a", 0xfb), "newer: it has a part of kind 251, which this page does not know"],
  [packed("a", 0xc0, "b"), "newer: it has a part of kind 192, which this page does not know"],
  [packed("a", 0xfc, "X"), "newer: it has a field `X`, which this page does not know"],
  [
    packed("a", 0xfc, "gplanets"),
    "malformed: pane: expected `why`, `facts`, `query`, `token`, `run`, `problems`",
  ],
  [packed(...Array.from({ length: 1024 }, () => 0xff)), "too-large: more than 1024 blocks"],
])("%.40s is refused (%s)", (fragment, reason) => {
  expect(why(decodeLink(fragment))).toBe(reason)
})

test("whatever bytes and letters come, they are read or refused", () => {
  const random = new Random(seed)
  const tags = [0xff, 0xfe, 0xfd, 0xfc]
  const letters = "acegiklmnopqrstvz"
  const part = (): string | number =>
    random.pick([random.pick(tags), random.pick([...letters]), text(random, 2), random.below(256)])
  for (let i = 0; i < caseCount(2000); i++) {
    const parts = random.list(0, 12, part)
    for (const link of [packed(...parts), linkOf(random.bytes(random.below(40))), text(random)]) {
      const opening = decodeLink(link)
      if (opening.kind === "document") expect(checkDocument(opening.document)).toEqual(opening)
      else expect(opening.message).not.toBe("")
    }
    decodeLink(`block=${text(random)}&${random.pick(["from", "pane", "name"])}=${text(random)}`)
    decodeFile(`{"biscuit-playground":1,"blocks":[{"code":${JSON.stringify(text(random))}}]}`)
    decodeFile(text(random))
  }
})

describe("what unpacks to more than it may is refused early", () => {
  test("a bomb of a gigabyte", () => {
    const megabyte = deflateRawSync(Buffer.alloc(2 ** 20), {
      finishFlush: constants.Z_FULL_FLUSH,
    })
    const end = deflateRawSync("")
    const bomb = linkOf(Buffer.concat([...Array.from({ length: 1024 }, () => megabyte), end]))
    const before = process.memoryUsage().arrayBuffers
    expect(why(decodeLink(bomb))).toBe("too-large: it holds more than 4 MB")
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64e6)
  })

  test("a link of more than 8,000,000 characters", () => {
    expect(why(decodeLink("1".repeat(8_000_001)))).toBe("too-large: the link is too long")
  })

  test("4 MB are not too much, and one byte more is", () => {
    expect(decodeLink(packed(" ".repeat(4_000_000))).kind).toBe("document")
    expect(why(decodeLink(packed(" ".repeat(4_000_001))))).toBe(
      "too-large: it holds more than 4 MB",
    )
  })

  test("a name of 10 MB", () => {
    expect(why(decodeLink(packed("", 0xfc, `n${"a".repeat(1e7)}`)))).toBe(
      "too-large: it holds more than 4 MB",
    )
    const name = "a".repeat(1e7)
    expect(why(checkDocument(sheet({ name })))).toBe("too-large: more than 4,000,000 characters")
  })
})

test.each([
  [null, "malformed: expected an object"],
  [[], "malformed: expected an object"],
  [{}, "malformed: authored: expected an object"],
  [{ ...saved, privateKeys: [] }, "newer: unknown key `privateKeys`"],
  [
    { ...saved, authored: { ...saved.authored, blocks: [] } },
    "malformed: authored.blocks: expected at least one item",
  ],
  [
    { ...saved, authored: { ...saved.authored, sealed: 1 } },
    "malformed: authored.sealed: expected true or false",
  ],
  [
    { ...saved, authored: { ...saved.authored, blocks: [{ text: "", level: 1 }] } },
    "newer: authored.blocks[0]: unknown key `level`",
  ],
  [
    { ...saved, limits: { name: "none" } },
    "malformed: limits.name: expected `reference`, `strict`, `custom`",
  ],
  [
    { ...saved, query: { text: "", viewpoint: null } },
    "malformed: query.viewpoint: expected an object",
  ],
  [{ ...saved, name: { length: 3 } }, "malformed: name: expected text"],
])("a value of another shape is refused (%#)", (value, reason) => {
  expect(why(checkDocument(value))).toBe(reason)
})

test("hostile texts are kept as texts, and hostile names as harmless ones", () => {
  const hostile = `<script>alert(1)</script>\u202e\u0000"'\`\${x}__proto__`
  const document = sheet({ ...blocksOf(hostile), authorizer: hostile, name: hostile })
  const name = "<script>alert(1)</script>\"'`${x}__proto__"
  const opened = { kind: "document", document: { ...document, name } }
  expect(decodeLink(encodeLink(document))).toEqual(opened)
  expect(
    checkDocument(JSON.parse(JSON.stringify(sheet({})).replace("{", '{"__proto__":{},'))),
  ).toMatchObject({ kind: "refused", code: "newer" })
})

test("a link in a pasted text is found, on whatever page", () => {
  expect(linkIn(`see (https://example.org/play/?embed#${link}).`)).toBe(link)
  expect(linkIn(`[here](http://localhost:5173/#${link})`)).toBe(link)
  expect(linkIn(`https://docs.example/#intro and https://play.example/#${link}`)).toBe(link)
  expect(linkIn(`file:///tmp/index.html#${link.slice(0, -3)}`)).toBe(link.slice(0, -3))
  expect(linkIn(`https://x.y/#block=user(%22a%22);&pane=facts`)).toBe(
    "block=user(%22a%22);&pane=facts",
  )
  for (const text of [
    link,
    "https://x.y/#new",
    "https://x.y/#1",
    "https://x.y/#section-1",
    "user(1);",
  ]) {
    expect(linkIn(text)).toBeNull()
  }
})

test("a fragment may come with its number sign", () => {
  expect(decodeLink(`#${link}`)).toEqual({ kind: "document", document: saved })
})

test("a file that is none says so, and one that is wrong says where", () => {
  const file = (members: string): string => `{"biscuit-playground": 1, ${members}}`
  const told = [
    ["", "malformed: this is no JSON"],
    ['{"biscuit-playground": 1, "blocks": [{"co', "cut: the end of the file is missing"],
    ["[1]", "malformed: this is no file of the playground: `biscuit-playground` is missing"],
    ["{}", "malformed: this is no file of the playground: `biscuit-playground` is missing"],
    ['{"biscuit-playground": "1"}', "malformed: biscuit-playground: expected 1"],
    [
      '{"biscuit-playground": 2, "x": 1}',
      "newer: the file was made by a newer version of the playground",
    ],
    ['{"biscuit-playground": 1}', "malformed: blocks: expected a list"],
    [file('"blocks": [{"code": []}, {}, {"code": 1}]'), "malformed: blocks[1].code: expected text"],
    [file('"blocks": [{"code": ["a", 1]}]'), "malformed: blocks[0].code[1]: expected text"],
    [
      file('"blocks": [{"code": "", "third-party": 0}]'),
      "malformed: blocks[0].third-party.number: expected a whole number from 1 to 999",
    ],
    [file('"blocks": [{"code": ""}], "scenarios": []'), "newer: unknown key `scenarios`"],
    [
      file('"blocks": [{"code": ""}], "key-names": {"x": "y"}'),
      "malformed: key-names.`x`: expected a public key, `ed25519/…` or `secp256r1/…`",
    ],
    [
      file('"blocks": [{"code": ""}], "limits": {"name": "custom", "facts": null}'),
      "malformed: limits.facts: expected a whole number from 0 to 1000000",
    ],
  ] as const
  for (const [text, reason] of told) expect(why(decodeFile(text))).toBe(reason)
})

test("a file may be written by hand, begin with a byte order mark, and have text for lines", () => {
  const text = `\ufeff{"biscuit-playground": 1,
    "blocks": [{"code": "user(1);\\nuser(2);"}, {"code": ["a(1);", "b(2);"], "third-party": "secp256r1/3"}],
    "limits": {"name": "custom", "facts": 1, "rounds": 2, "time": null, "blocks": 3},
    "from": 1, "query": "q($x) <- user($x)"}`
  expect(decodeFile(text)).toEqual({
    kind: "document",
    document: {
      ...emptyDocument,
      authored: {
        ...emptyDocument.authored,
        blocks: [
          { text: "user(1);\nuser(2);", next: "ed25519", external: null, signed: null },
          {
            text: "a(1);\nb(2);",
            next: "ed25519",
            external: { algorithm: "secp256r1", number: 3 },
            signed: null,
          },
        ],
      },
      limits: {
        name: "custom",
        custom: { maxFacts: 1, maxIterations: 2, maxTime: Infinity, maxBlocks: 3 },
      },
      query: { text: "q($x) <- user($x)", viewpoint: 1 },
    },
  })
})
