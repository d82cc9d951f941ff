/** Kinds of checks, and which facts they may read. */
import { identityProvider } from "./signers.ts"
import type { Example } from "./types.ts"
import { append, datalog, remove, replace, signedBy } from "./write.ts"

const checkAll: Example = {
  id: "check-all",
  title: "Every operation: check all",
  purpose:
    "`check if` is content with one fact that fits; `check all` wants all of them to fit, and at least one.",
  blocks: [
    'user("heidi");',
    datalog`
      // whatever the request does, it only looks
      check all operation($operation), {"read", "list"}.contains($operation);
    `,
  ],
  policies: 'allow if user("heidi");',
  requests: [
    {
      title: "heidi lists and reads",
      facts: datalog`
        operation("list");
        operation("read");
      `,
      verdict: "allowed by policy 0",
      because: "Both operations are in the set.",
    },
    {
      title: "heidi reads and deletes",
      facts: datalog`
        operation("read");
        operation("delete");
      `,
      verdict: "denied by check 0 of block 1",
      because: "Deleting is not in the set, and one operation that does not fit is enough.",
    },
  ],
  tries: [
    {
      text: "Write `check if` instead: reading satisfies it, and deleting slips through.",
      request: 1,
      edits: [replace(1, "check all", "check if")],
      verdict: "allowed by policy 0",
    },
    {
      text: "State no operation at all: `check all` wants one to look at.",
      request: 0,
      edits: [
        replace("authorizer", 'operation("list");\noperation("read");', 'note("no operation");'),
      ],
      verdict: "denied by check 0 of block 1",
    },
    {
      text: 'Take `"delete"` into the set.',
      request: 1,
      edits: [replace(1, '"list"}', '"list", "delete"}')],
      verdict: "allowed by policy 0",
    },
  ],
}

const rejectIf: Example = {
  id: "reject-if",
  title: "All but these: reject if",
  purpose:
    "`reject if` fails when it finds something, so it excludes; what the request leaves out, it cannot find.",
  blocks: [
    'user("ivan");',
    datalog`
      // nothing under legal hold is deleted
      reject if
        operation("delete"), resource($path), $path.starts_with("/legal/");
    `,
  ],
  policies: 'allow if user("ivan"), operation($operation);',
  requests: [
    {
      title: "ivan deletes a draft",
      facts: datalog`
        resource("/drafts/letter.txt");
        operation("delete");
      `,
      verdict: "allowed by policy 0",
      because: "The draft is not under /legal/, so there is nothing to reject.",
    },
    {
      title: "ivan deletes a contract",
      facts: datalog`
        resource("/legal/contract.pdf");
        operation("delete");
      `,
      verdict: "denied by check 0 of block 1",
      because: "All that the check looks for is there.",
    },
  ],
  tries: [
    {
      text: "Leave the resource out of the request: nothing is found, and the check passes.",
      request: 1,
      edits: [replace("authorizer", 'resource("/legal/contract.pdf");\n', "")],
      verdict: "allowed by policy 0",
    },
    {
      text: "Leave it out, but guard against that: `check if resource($path)` wants the request to name one.",
      request: 1,
      edits: [
        replace("authorizer", 'resource("/legal/contract.pdf");\n', ""),
        append("check if resource($path);"),
      ],
      verdict: "denied by check 0 of block 2",
    },
    {
      text: "Write `check if` instead: then contracts are all that can be deleted.",
      request: 0,
      edits: [replace(1, "reject if", "check if")],
      verdict: "denied by check 0 of block 1",
    },
  ],
}

const origins: Example = {
  id: "origins",
  title: "Right fact, wrong place",
  purpose:
    "Facts carry their origin: what a later block states does not reach the authorizer's policies.",
  blocks: [
    datalog`
      user("judy");
      right("file1", "read");
    `,
    datalog`
      // its holder would like more
      right("file2", "read");
    `,
  ],
  policies: datalog`
    allow if
      resource($file), operation($operation),
      right($file, $operation);
  `,
  requests: [
    {
      title: "judy reads file1",
      facts: datalog`
        resource("file1");
        operation("read");
      `,
      verdict: "allowed by policy 0",
      because: "The right stands in the authority, which the issuer signed.",
    },
    {
      title: "judy reads file2",
      facts: datalog`
        resource("file2");
        operation("read");
      `,
      verdict: "denied: no policy matches",
      because: "The right is there, but block 1 said it, and policies do not read block 1.",
    },
  ],
  tries: [
    {
      text: "Let the issuer state it: move the fact into the authority.",
      request: 1,
      edits: [replace(0, '"read");', '"read");\nright("file2", "read");'), remove(1)],
      verdict: "allowed by policy 0",
    },
    {
      text: "Let a party that the policy trusts sign the block: `trusting` names its key.",
      request: 1,
      edits: [
        remove(1),
        append(signedBy(identityProvider, 'right("file2", "read");')),
        replace(
          "authorizer",
          "right($file, $operation);",
          `right($file, $operation)\n  trusting authority, ${identityProvider.publicKey};`,
        ),
      ],
      verdict: "allowed by policy 0",
    },
    {
      text: "Write `trusting previous` in the policy: an authorizer has no blocks before it, so that shuts even the authority out.",
      request: 0,
      edits: [
        replace(
          "authorizer",
          "right($file, $operation);",
          "right($file, $operation)\n  trusting previous;",
        ),
      ],
      verdict: "denied: no policy matches",
    },
  ],
}

const previous: Example = {
  id: "trusting-previous",
  title: "Building on earlier blocks",
  purpose: "With `trusting previous`, a block's check may read the facts of every block before it.",
  blocks: [
    'user("kim");',
    datalog`
      // kim's company assigns projects
      assigned("kim", "apollo");
      assigned("kim", "gemini");
    `,
    datalog`
      // for work on what kim is assigned to
      check if
        user($user), project($project), assigned($user, $project)
        trusting previous;
    `,
  ],
  policies: "allow if user($user);",
  requests: [
    {
      title: "kim works on apollo",
      facts: 'project("apollo");',
      verdict: "allowed by policy 0",
      because: "Block 2 reads the assignment that block 1 states.",
    },
    {
      title: "kim works on mercury",
      facts: 'project("mercury");',
      verdict: "denied by check 0 of block 2",
      because: "No block assigns that project.",
    },
  ],
  tries: [
    {
      text: "Take `trusting previous` away: block 2 reads only the authority, itself and the authorizer.",
      request: 0,
      edits: [replace(2, "\n  trusting previous", "")],
      verdict: "denied by check 0 of block 2",
    },
    {
      text: "Let block 2 assign mercury: a check reads its own block too, so its author can meet it.",
      request: 1,
      edits: [replace(2, "// for work", 'assigned("kim", "mercury");\n// for work')],
      verdict: "allowed by policy 0",
    },
    {
      text: "Assign mercury in a block that comes later: previous means before.",
      request: 1,
      edits: [append('assigned("kim", "mercury");')],
      verdict: "denied by check 0 of block 2",
    },
  ],
}

export const checking: readonly Example[] = [checkAll, rejectIf, origins, previous]
