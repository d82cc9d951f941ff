/** What keeps a token that leaks, or that is meant to harm, from doing so. */
import type { Example } from "./types.ts"
import { append, datalog, remove, replace } from "./write.ts"

const perRequest: Example = {
  id: "per-request",
  title: "One token for each request",
  purpose:
    "A client narrows its token to the call that it makes and to ten seconds; what a log keeps of it is worth little.",
  blocks: [
    datalog`
      user("quinn");
      right("/account", "GET");
      right("/account/close", "POST");
    `,
    datalog`
      // for this call
      check if method("GET"), path("/account");
      check if time($now), $now <= 2026-06-01T09:00:10Z;
    `,
  ],
  policies: datalog`
    allow if
      user($user), path($path), method($method),
      right($path, $method);
  `,
  requests: [
    {
      title: "quinn's call",
      facts: datalog`
        time(2026-06-01T09:00:04Z);
        method("GET");
        path("/account");
      `,
      verdict: "allowed by policy 0",
      because: "It is the call that the token was narrowed to, within its ten seconds.",
    },
    {
      title: "from a log, five minutes later",
      facts: datalog`
        time(2026-06-01T09:05:00Z);
        method("GET");
        path("/account");
      `,
      verdict: "denied by check 1 of block 1",
      because: "The ten seconds are over.",
    },
    {
      title: "at once, for another call",
      facts: datalog`
        time(2026-06-01T09:00:05Z);
        method("POST");
        path("/account/close");
      `,
      verdict: "denied by check 0 of block 1",
      because: "The account is quinn's to close, but not with what was sent to read it.",
    },
  ],
  tries: [
    {
      text: "Remove block 1: this is what quinn keeps at home, and why it is never sent.",
      request: 2,
      edits: [remove(1)],
      verdict: "allowed by policy 0",
    },
    {
      text: "Give the call a minute instead of ten seconds, and send it again after 45.",
      request: 1,
      edits: [
        replace(1, "T09:00:10Z", "T09:01:00Z"),
        replace("authorizer", "T09:05:00Z", "T09:00:45Z"),
      ],
      verdict: "allowed by policy 0",
    },
  ],
}

const revocation: Example = {
  id: "revocation",
  title: "A revocation list",
  purpose:
    "Every block has an id that cannot be chosen; the service states the ids of a token as facts and compares them with its list.",
  blocks: [
    datalog`
      user("rupert");
      right("mailbox", "read");
    `,
    datalog`
      // one copy for each device: this changes the id of the block
      check if operation("read");
    `,
  ],
  policies: datalog`
    // ids are 64 bytes long; these are shortened
    revoked(hex:c93f20);
    revoked(hex:77ab01);

    deny if revocation_id($block, $id), revoked($id);
    allow if
      resource($thing), operation($operation),
      right($thing, $operation);
  `,
  requests: [
    {
      title: "from rupert's laptop",
      facts: datalog`
        revocation_id(0, hex:0a1745);
        revocation_id(1, hex:b28e6d);
        resource("mailbox");
        operation("read");
      `,
      verdict: "allowed by policy 1",
      because: "No id of this token is on the list.",
    },
    {
      title: "from rupert's lost phone",
      facts: datalog`
        revocation_id(0, hex:0a1745);
        revocation_id(1, hex:c93f20);
        resource("mailbox");
        operation("read");
      `,
      verdict: "denied by policy 0",
      because: "The id of the phone's own block is on the list; the laptop's token has another.",
    },
  ],
  tries: [
    {
      text: "Revoke the id of the authority: all tokens that were made from it are refused.",
      request: 0,
      edits: [replace("authorizer", "revoked(hex:77ab01);", "revoked(hex:0a1745);")],
      verdict: "denied by policy 0",
    },
    {
      text: "Take the phone off the list.",
      request: 1,
      edits: [replace("authorizer", "revoked(hex:c93f20);\n", "")],
      verdict: "allowed by policy 1",
    },
    {
      text: "Put the deny policy last: the right is found first, and the list is never asked.",
      request: 1,
      edits: [
        replace("authorizer", "deny if revocation_id($block, $id), revoked($id);\n", ""),
        replace(
          "authorizer",
          "right($thing, $operation);",
          "right($thing, $operation);\ndeny if revocation_id($block, $id), revoked($id);",
        ),
      ],
      verdict: "allowed by policy 0",
    },
  ],
}

/** `number(1); number(2); …`, a few a line. */
const numbers = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) => `number(${i + 1});${i % 8 === 7 && i + 1 < count ? "\n" : " "}`,
  )
    .join("")
    .trimEnd()

const bounded: Example = {
  id: "bounded",
  title: "Bounded verification",
  purpose:
    "A verifier that serves strangers sets strict limits: a token that is over any of them is rejected, whatever the policies say.",
  limits: "strict",
  blocks: [
    datalog`
      user("sybil");
      // every pair of what the request brings
      pair($a, $b) <- number($a), number($b);
    `,
    "check if number($a);",
    "check if pair($a, $b);",
    "check if pair(1, 2);",
    "check if pair(2, 1);",
    'check if user("sybil");',
  ],
  policies: "allow if true;",
  requests: [
    {
      title: "a request with 4 numbers",
      facts: numbers(4),
      verdict: "allowed by policy 0",
      because:
        "16 pairs are well within 1,000 facts. The 1 ms is of this machine: should a first run take longer, run it again.",
    },
    {
      title: "a request with 40 numbers",
      facts: numbers(40),
      verdict: "failed with BiscuitBoundsExceeded",
      because: "1,600 pairs are more than 1,000 facts, and `allow if true` does not soften that.",
    },
  ],
  tries: [
    {
      text: "Append a sixth block to the chain: five may follow the authority.",
      request: 0,
      edits: [append('check if user("sybil");')],
      verdict: "failed with BiscuitBoundsExceeded",
    },
    {
      text: "Take the limits of the reference: chains may then be of any length.",
      request: 0,
      edits: [append('check if user("sybil");'), { kind: "limits", name: "reference" }],
      verdict: "allowed by policy 0",
    },
  ],
}

export const safeguards: readonly Example[] = [perRequest, revocation, bounded]
