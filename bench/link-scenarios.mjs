/**
 * Eight scenarios in the manner of the official samples, in words of our own: those of their inventory that the sample
 * files beside the project lack (008, 013 twice, 019, 026, 028, 034, 037), so that all of its fifty are measured.
 * `signers` are the throwaway keys of third-party blocks by the index of the block.
 */
const key = (number) => `{key ${number}}`

const expiring = [
  `may("page1", "edit");
may("page1", "view");
`,
  `fresh("page1") <- time($now), resource("page1"), $now <= 2031-06-30T12:00:00Z;
fresh($page) <- time($now), resource($page), $now <= 2001-06-30T12:00:00Z, !{"page1"}.contains($page);
check if fresh($page), resource($page);
`,
]

/** @type {readonly { name: string, blocks: readonly string[], authorizer: string, signers?: Record<number, { algorithm: string, number: number }> }[]} */
export const scenarios = [
  {
    name: "a later block's owner is not seen",
    blocks: [
      `login("carol");
owner("carol", "draft");
`,
      `right($doc, "edit") <- resource($doc), login($who), owner($who, $doc);
check if right($doc, "edit"), resource($doc), operation("edit");
`,
      `owner("carol", "final");
`,
    ],
    authorizer: `resource("final");
operation("edit");

allow if true;
`,
  },
  {
    name: "a block's rule with a date, in time",
    blocks: expiring,
    authorizer: `resource("page1");
time(2026-02-03T04:05:06Z);

allow if true;
`,
  },
  {
    name: "a block's rule with a date, too late for others",
    blocks: expiring,
    authorizer: `resource("page2");
time(2026-02-03T04:05:06Z);

allow if true;
`,
  },
  {
    name: "what a block derives is not seen by the authority",
    blocks: [
      `check if operation("read");
`,
      `operation("read") <- operation($anything);
`,
    ],
    authorizer: `resource("file1");
operation("delete");

allow if true;
`,
  },
  {
    name: "tables of public keys",
    blocks: [
      `query(0);
check if true trusting previous, ${key(1)};
`,
      `query(1);
query(1, 2) <- query(1), query(2) trusting ${key(2)};
check if query(2), query(3) trusting ${key(2)};
check if query(1) trusting ${key(1)};
`,
      `query(2);
check if query(2), query(3) trusting ${key(2)};
check if query(1) trusting ${key(1)};
`,
      `query(3);
check if query(2), query(3) trusting ${key(2)};
check if query(1) trusting ${key(1)};
`,
      `query(4);
check if query(2) trusting ${key(2)};
check if query(4) trusting ${key(2)};
`,
    ],
    signers: {
      1: { algorithm: "ed25519", number: 1 },
      2: { algorithm: "ed25519", number: 2 },
      3: { algorithm: "ed25519", number: 2 },
    },
    authorizer: `check if query(1, 2) trusting ${key(1)}, ${key(2)};

deny if query(3);
deny if query(1, 2);
deny if query(0) trusting ${key(1)};
allow if true;
`,
  },
  {
    name: "operators on bits, and strict inequality",
    blocks: [
      `check if 6 | 9 === 15;
check if 13 & 6 === 4;
check if 5 ^ 1 === 4;
check if "yes" !== "no";
check if 7 !== 8;
check if 2024-02-29T00:00:00Z !== 2025-03-01T00:00:00Z;
check if hex:00ff !== hex:ff00;
check if {2, 3} !== {3, 4};
check if true !== false;
`,
    ],
    authorizer: `allow if true;
`,
  },
  {
    name: "arrays and maps",
    blocks: [
      `check if [5, 6].contains(6);
check if [5, 6] == [5, 6];
check if [5, [6, 7]].get(1) == [6, 7];
check if [5, 6].starts_with([5]);
check if [5, 6].ends_with([6]);
check if [5, 6].length() == 2;
check if [5, 6].get(0) == 5;
check if [5, 6].get(9) == null;
check if [5, 6].all($n -> $n > 4);
check if [5, 6].any($n -> $n > 5);
check if {"k": 5, "l": true, 6: 7} == {6: 7, "k": 5, "l": true};
check if {"k": 5}.length() == 1;
check if {"k": 5}.contains("k");
check if !{"k": 5}.contains("m");
check if {"k": {"l": 5}}.get("k").get("l") == 5;
check if {6: 7}.get(6) == 7;
check if {6: 7}.get("6") == null;
check if {"k": 5, "l": 6}.all($entry -> $entry.get(1) > 4);
check if {"k": 5, "l": 6}.any($entry -> $entry.get(0) == "l");
`,
    ],
    authorizer: `allow if true;
`,
  },
  {
    name: "a third party with a key of P-256",
    blocks: [
      `right("read");
check if group("admin") trusting ${key("secp256r1/1")};
`,
      `group("admin");
check if right("read");
`,
    ],
    signers: { 1: { algorithm: "secp256r1", number: 1 } },
    authorizer: `allow if true;
`,
  },
]
