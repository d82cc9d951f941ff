/** What a token is, and what its holder can do with it. */
import type { Example } from "./types.ts"
import { append, datalog, remove, replace, unseal } from "./write.ts"

const rights = datalog`
  allow if
    user($user), resource($file), operation($operation),
    right($file, $operation);
`

const firstToken: Example = {
  id: "first-token",
  title: "A first token",
  purpose:
    "A token states who somebody is and what they may do; the service compares it with the request.",
  blocks: [
    datalog`
      user("alice");
      right("file1", "read");
      right("file2", "read");
    `,
  ],
  policies: rights,
  requests: [
    {
      title: "alice reads file1",
      facts: datalog`
        resource("file1");
        operation("read");
      `,
      verdict: "allowed by policy 0",
      because: "The token has the right that the request asks for.",
    },
    {
      title: "alice writes file1",
      facts: datalog`
        resource("file1");
        operation("write");
      `,
      verdict: "denied: no policy matches",
      because: "The token has no right to write, and what no policy allows is denied.",
    },
  ],
  tries: [
    {
      text: 'Give the token `right("file1", "write")`, and alice may write.',
      request: 1,
      edits: [
        replace(0, 'right("file2", "read");', 'right("file2", "read");\nright("file1", "write");'),
      ],
      verdict: "allowed by policy 0",
    },
    {
      text: 'Take `right("file1", "read")` away, and she may not even read.',
      request: 0,
      edits: [replace(0, 'right("file1", "read");\n', "")],
      verdict: "denied: no policy matches",
    },
    {
      text: "Ask for a file that the token does not name.",
      request: 0,
      edits: [replace("authorizer", '"file1"', '"file9"')],
      verdict: "denied: no policy matches",
    },
  ],
}

const attenuation: Example = {
  id: "attenuation",
  title: "Attenuation",
  purpose:
    "Whoever holds a token can append a block that narrows it, without asking its issuer; nobody can widen it.",
  blocks: [
    datalog`
      user("alice");
      right("file1", "read");
      right("file1", "write");
    `,
    datalog`
      // alice hands it to a tool that is only to read
      check if operation("read");
    `,
  ],
  policies: rights,
  requests: [
    {
      title: "the tool reads file1",
      facts: datalog`
        resource("file1");
        operation("read");
      `,
      verdict: "allowed by policy 0",
      because: "The token has the right, and the block that alice appended lets reading through.",
    },
    {
      title: "the tool writes file1",
      facts: datalog`
        resource("file1");
        operation("write");
      `,
      verdict: "denied by check 0 of block 1",
      because: "The right is there, but the tool's token has a check that only reading passes.",
    },
  ],
  tries: [
    {
      text: 'Let block 1 state `right("file2", "read")`, and ask for file2: a block gives itself no right.',
      request: 0,
      edits: [
        replace(
          1,
          'check if operation("read");',
          'check if operation("read");\nright("file2", "read");',
        ),
        replace("authorizer", '"file1"', '"file2"'),
      ],
      verdict: "denied: no policy matches",
    },
    {
      text: 'Let the check take `operation("write")` too, as alice could have written it.',
      request: 1,
      edits: [replace(1, 'operation("read");', 'operation("read") or operation("write");')],
      verdict: "allowed by policy 0",
    },
    {
      text: "Remove block 1: that is the token which alice kept. The tool cannot, for its key is not in the token any more.",
      request: 1,
      edits: [remove(1)],
      verdict: "allowed by policy 0",
    },
  ],
}

const expiry: Example = {
  id: "expiry",
  title: "An expiry date",
  purpose:
    "A check compares the request's time with a date; a later block can only bring the end forward.",
  blocks: [
    datalog`
      user("bob");
      right("file1", "read");
      check if time($now), $now < 2026-07-01T00:00:00Z;
    `,
    datalog`
      // lent for an hour
      check if time($now), $now <= 2026-06-01T10:00:00Z;
    `,
  ],
  policies: rights,
  requests: [
    {
      title: "within the hour",
      facts: datalog`
        time(2026-06-01T09:30:00Z);
        resource("file1");
        operation("read");
      `,
      verdict: "allowed by policy 0",
      because: "Half past nine is before both dates.",
    },
    {
      title: "after the hour",
      facts: datalog`
        time(2026-06-01T10:30:00Z);
        resource("file1");
        operation("read");
      `,
      verdict: "denied by check 0 of block 1",
      because: "The token as bob has it is good until July, but the one he lent ended at ten.",
    },
    {
      title: "in July",
      facts: datalog`
        time(2026-07-02T08:00:00Z);
        resource("file1");
        operation("read");
      `,
      verdict: "denied by check 0 of authority, check 0 of block 1",
      because: "Both dates are past.",
    },
  ],
  tries: [
    {
      text: "Append a block with a date in 2027: the earlier dates still hold.",
      request: 1,
      edits: [append("check if time($now), $now <= 2027-01-01T00:00:00Z;")],
      verdict: "denied by check 0 of block 1",
    },
    {
      text: "Leave `time` out of the request: the clock is a fact like any other, and the service has to state it.",
      request: 0,
      edits: [replace("authorizer", "time(2026-06-01T09:30:00Z);\n", "")],
      verdict: "denied by check 0 of authority, check 0 of block 1",
    },
    {
      text: "Ask at ten sharp: `<=` includes the last second.",
      request: 1,
      edits: [replace("authorizer", "T10:30:00Z", "T10:00:00Z")],
      verdict: "allowed by policy 0",
    },
  ],
}

const capabilities: Example = {
  id: "capabilities",
  title: "Capabilities",
  purpose:
    "A token need not say who holds it: it can be the right itself, for whoever was given it.",
  blocks: [
    datalog`
      can("invoice-17", {"read", "comment"});
    `,
  ],
  policies: datalog`
    allow if
      resource($thing), operation($operation),
      can($thing, $operations), $operations.contains($operation);
  `,
  requests: [
    {
      title: "a comment on invoice-17",
      facts: datalog`
        resource("invoice-17");
        operation("comment");
      `,
      verdict: "allowed by policy 0",
      because: "Commenting is among the operations that the token is good for.",
    },
    {
      title: "an approval of invoice-17",
      facts: datalog`
        resource("invoice-17");
        operation("approve");
      `,
      verdict: "denied: no policy matches",
      because: "The token is for reading and commenting.",
    },
  ],
  tries: [
    {
      text: 'Hand it on for reading only: append `check if operation("read")`, and comments end.',
      request: 0,
      edits: [append('check if operation("read");')],
      verdict: "denied by check 0 of block 1",
    },
    {
      text: "State the fact in an appended block instead: only the issuer's block can give the right.",
      request: 1,
      edits: [append('can("invoice-17", {"approve"});')],
      verdict: "denied: no policy matches",
    },
    {
      text: 'Add `"approve"` to the set of the authority.',
      request: 1,
      edits: [replace(0, '"comment"}', '"comment", "approve"}')],
      verdict: "allowed by policy 0",
    },
  ],
}

const sealed: Example = {
  id: "sealed",
  title: "A sealed token",
  purpose:
    "Sealing throws the key away that appends blocks: nobody can narrow the token further, or change it at all.",
  blocks: [
    datalog`
      user("carol");
      right("report", "read");
    `,
    datalog`
      // for the archive, as it is
      check if audience("archive");
    `,
  ],
  sealed: true,
  policies: rights,
  requests: [
    {
      title: "carol reads it in the archive",
      facts: datalog`
        audience("archive");
        resource("report");
        operation("read");
      `,
      verdict: "allowed by policy 0",
      because: "A seal changes nothing about what a token says.",
    },
    {
      title: "carol reads it by mail",
      facts: datalog`
        audience("mail");
        resource("report");
        operation("read");
      `,
      verdict: "denied by check 0 of block 1",
      because: "Another service is not the audience that the token was sealed for.",
    },
  ],
  tries: [
    {
      text: "Unseal it and append a block for listing: an open token takes more, a sealed one does not.",
      request: 0,
      edits: [unseal, append('check if operation("list");')],
      verdict: "denied by check 0 of block 2",
    },
    {
      text: "Remove block 1 while carol still has the open token: the mail service would take that one.",
      request: 1,
      edits: [unseal, remove(1)],
      verdict: "allowed by policy 0",
    },
  ],
}

export const firstSteps: readonly Example[] = [
  firstToken,
  attenuation,
  expiry,
  capabilities,
  sealed,
]
