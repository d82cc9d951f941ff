/** How a service decides: roles, groups, owners, names of things, and the order of policies. */
import type { Example } from "./types.ts"
import { append, datalog, replace } from "./write.ts"

const roles: Example = {
  id: "roles",
  title: "Roles",
  purpose:
    "The token names a role; what the role may do is the service's own, and changes without a new token.",
  blocks: [
    datalog`
      user("dana");
      role("editor");
    `,
  ],
  policies: datalog`
    may("reader", {"read"});
    may("editor", {"read", "write"});
    may("admin", {"read", "write", "delete"});

    allow if
      role($role), may($role, $operations),
      operation($operation), $operations.contains($operation);
  `,
  requests: [
    {
      title: "dana writes",
      facts: 'operation("write");',
      verdict: "allowed by policy 0",
      because: "Writing is among what editors may do.",
    },
    {
      title: "dana deletes",
      facts: 'operation("delete");',
      verdict: "denied: no policy matches",
      because: "Only admins delete, and the token says editor.",
    },
  ],
  tries: [
    {
      text: "Let editors delete: one word in the service, and every editor's token can.",
      request: 1,
      edits: [
        replace(
          "authorizer",
          'may("editor", {"read", "write"})',
          'may("editor", {"read", "write", "delete"})',
        ),
      ],
      verdict: "allowed by policy 0",
    },
    {
      text: 'Append a block that says `role("admin")`: the service does not believe it.',
      request: 1,
      edits: [append('role("admin");')],
      verdict: "denied: no policy matches",
    },
    {
      text: "Issue the token to an admin instead.",
      request: 1,
      edits: [replace(0, '"editor"', '"admin"')],
      verdict: "allowed by policy 0",
    },
  ],
}

const groups: Example = {
  id: "groups",
  title: "Groups and owners",
  purpose:
    "Policies are tried in their order: an owner may do anything, a group what was shared with it.",
  blocks: [
    datalog`
      user("erin");
      member("finance");
    `,
  ],
  policies: datalog`
    owner("budget", "frank");
    shared("budget", "finance", "read");

    allow if
      user($user), resource($thing), owner($thing, $user);
    allow if
      member($group), resource($thing), operation($operation),
      shared($thing, $group, $operation);
  `,
  requests: [
    {
      title: "erin reads the budget",
      facts: datalog`
        resource("budget");
        operation("read");
      `,
      verdict: "allowed by policy 1",
      because: "She does not own it, but her group may read it.",
    },
    {
      title: "erin changes the budget",
      facts: datalog`
        resource("budget");
        operation("write");
      `,
      verdict: "denied: no policy matches",
      because: "It is shared with her group for reading only, and frank owns it.",
    },
  ],
  tries: [
    {
      text: "Make erin the owner: the first policy answers now.",
      request: 1,
      edits: [replace("authorizer", '"frank"', '"erin"')],
      verdict: "allowed by policy 0",
    },
    {
      text: "Share it for writing too.",
      request: 1,
      edits: [
        replace(
          "authorizer",
          'shared("budget", "finance", "read");',
          'shared("budget", "finance", "read");\nshared("budget", "finance", "write");',
        ),
      ],
      verdict: "allowed by policy 1",
    },
    {
      text: "Move erin to another group.",
      request: 0,
      edits: [replace(0, '"finance"', '"sales"')],
      verdict: "denied: no policy matches",
    },
  ],
}

const folders: Example = {
  id: "folders",
  title: "Folders by prefix",
  purpose: "`starts_with` confines a token to a folder; where the prefix ends matters.",
  blocks: [
    datalog`
      user("grace");
      folder("/projects/", "read");
    `,
    datalog`
      // for whoever works on apollo
      check if resource($path), $path.starts_with("/projects/apollo/");
    `,
  ],
  policies: datalog`
    allow if
      resource($path), operation($operation),
      folder($folder, $operation), $path.starts_with($folder);
  `,
  requests: [
    {
      title: "the plan of apollo",
      facts: datalog`
        resource("/projects/apollo/plan.md");
        operation("read");
      `,
      verdict: "allowed by policy 0",
      because: "The path begins with both prefixes.",
    },
    {
      title: "the plan of gemini",
      facts: datalog`
        resource("/projects/gemini/plan.md");
        operation("read");
      `,
      verdict: "denied by check 0 of block 1",
      because:
        "The token from grace was for all projects, but this token was narrowed to another folder.",
    },
  ],
  tries: [
    {
      text: "Leave the last slash out of the check, and ask for apollo-2: a prefix is letters, not a folder.",
      request: 1,
      edits: [
        replace(1, "/projects/apollo/", "/projects/apollo"),
        replace("authorizer", "/projects/gemini/", "/projects/apollo-2/"),
      ],
      verdict: "allowed by policy 0",
    },
    {
      text: "Ask for `/projects/apollo/../gemini/plan.md`: it passes, so a service states paths only once they are resolved.",
      request: 1,
      edits: [replace("authorizer", "/projects/gemini/", "/projects/apollo/../gemini/")],
      verdict: "allowed by policy 0",
    },
    {
      text: "Write instead of reading: the folder was given for reading.",
      request: 0,
      edits: [replace("authorizer", '"read"', '"write"')],
      verdict: "denied: no policy matches",
    },
  ],
}

const patterns: Example = {
  id: "patterns",
  title: "Names by pattern",
  purpose:
    "`matches` holds a name against a regular expression, anywhere in the name unless it is anchored.",
  blocks: [
    datalog`
      user("build server");
      check if branch($name), $name.matches("^release/[0-9]+[.][0-9]+$");
    `,
  ],
  policies: datalog`
    allow if user("build server"), operation("deploy");
  `,
  requests: [
    {
      title: "release/1.4 is deployed",
      facts: datalog`
        branch("release/1.4");
        operation("deploy");
      `,
      verdict: "allowed by policy 0",
      because: "The branch has the form of a release.",
    },
    {
      title: "release/1.4-beta is deployed",
      facts: datalog`
        branch("release/1.4-beta");
        operation("deploy");
      `,
      verdict: "denied by check 0 of authority",
      because: "Something follows the number, and `$` lets nothing follow.",
    },
  ],
  tries: [
    {
      text: "Take the `$` away: then the beginning is enough.",
      request: 1,
      edits: [replace(0, "+$", "+")],
      verdict: "allowed by policy 0",
    },
    {
      text: "Begin with `(?i)`, and `Release/1.4` matches as well.",
      request: 0,
      edits: [
        replace(0, "^release", "(?i)^release"),
        replace("authorizer", "release/", "Release/"),
      ],
      verdict: "allowed by policy 0",
    },
    {
      text: "Break the pattern with an open bracket: a pattern that is none matches nothing.",
      request: 0,
      edits: [replace(0, "[.]", "[.")],
      verdict: "denied by check 0 of authority",
    },
  ],
}

const policyOrder: Example = {
  id: "policy-order",
  title: "Deny before allow",
  purpose: "The first policy that matches decides, so an exception has to stand before the rule.",
  blocks: [
    datalog`
      user("mallory");
      member("staff");
    `,
  ],
  policies: datalog`
    deny if user($user), suspended($user);
    allow if member("staff");
  `,
  requests: [
    {
      title: "mallory, while zoe is suspended",
      facts: 'suspended("zoe");',
      verdict: "allowed by policy 1",
      because: "The first policy is about zoe; the second one is for all of the staff.",
    },
    {
      title: "mallory, suspended",
      facts: 'suspended("mallory");',
      verdict: "denied by policy 0",
      because: "The deny policy matches first, and what comes after it does not count.",
    },
  ],
  tries: [
    {
      text: "Put the deny policy last: it is never reached.",
      request: 1,
      edits: [
        replace(
          "authorizer",
          'deny if user($user), suspended($user);\nallow if member("staff");',
          'allow if member("staff");\ndeny if user($user), suspended($user);',
        ),
      ],
      verdict: "allowed by policy 0",
    },
    {
      text: "Make a check of it: checks hold whatever the order, and all of them count.",
      request: 1,
      edits: [
        replace(
          "authorizer",
          "deny if user($user), suspended($user)",
          "reject if user($user), suspended($user)",
        ),
      ],
      verdict: "denied by check 0 of the authorizer",
    },
    {
      text: "Take the allow policy away: what no policy allows is denied.",
      request: 0,
      edits: [replace("authorizer", '\nallow if member("staff");', "")],
      verdict: "denied: no policy matches",
    },
  ],
}

export const deciding: readonly Example[] = [roles, groups, folders, patterns, policyOrder]
