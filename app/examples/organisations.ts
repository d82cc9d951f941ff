/** Applications whose customers bring rules of their own, and lists of what somebody may see. */
import type { Example } from "./types.ts"
import { append, datalog, replace } from "./write.ts"

const organisation: Example = {
  id: "organisation",
  title: "An organisation's own roles",
  purpose:
    "The application gives a customer its rights; the customer brings roles and people of its own in later blocks, and can only divide what it has.",
  blocks: [
    datalog`
      // the application, to the customer
      customer("acme");
      right("acme", "read");
      right("acme", "write");
    `,
    datalog`
      // acme, in words of its own
      acme:role("auditor", {"read"});
      acme:role("clerk", {"read", "write"});
      acme:member("nora", "auditor");
      acme:member("omar", "clerk");
    `,
    datalog`
      // for nora
      check if
        acme:member("nora", $role), acme:role($role, $operations),
        operation($operation), $operations.contains($operation)
        trusting previous;
    `,
  ],
  policies: datalog`
    // the application knows customers, not their people
    allow if
      customer($customer), operation($operation),
      right($customer, $operation);
  `,
  requests: [
    {
      title: "nora reads",
      facts: 'operation("read");',
      verdict: "allowed by policy 0",
      because: "The customer has the right, and its auditors may read.",
    },
    {
      title: "nora writes",
      facts: 'operation("write");',
      verdict: "denied by check 0 of block 2",
      because: "The customer has the right, but did not give it to its auditors.",
    },
  ],
  tries: [
    {
      text: "Make nora a clerk: a word in acme's block, and nothing in the application.",
      request: 1,
      edits: [replace(1, 'acme:member("nora", "auditor")', 'acme:member("nora", "clerk")')],
      verdict: "allowed by policy 0",
    },
    {
      text: "Let acme give auditors `delete`, and itself the right: the application does not read rights from there.",
      request: 0,
      edits: [
        replace(1, '{"read"});', '{"read", "delete"});\nright("acme", "delete");'),
        replace("authorizer", '"read"', '"delete"'),
      ],
      verdict: "denied: no policy matches",
    },
    {
      text: "Make nora a clerk, but let the application take writing away from acme: no clerk can write any more.",
      request: 1,
      edits: [
        replace(0, '\nright("acme", "write");', ""),
        replace(1, 'acme:member("nora", "auditor")', 'acme:member("nora", "clerk")'),
      ],
      verdict: "denied: no policy matches",
    },
  ],
}

const listing: Example = {
  id: "listing",
  title: "List what may be read",
  purpose:
    "A query answers with the files that a token gives access to, its attenuation included, instead of yes or no for one of them.",
  blocks: [
    datalog`
      user("olga");
      right("/apollo/");
      right("/gemini/");
    `,
    datalog`
      // for a tool that works on the documents of apollo
      within("/apollo/docs/");
      check if
        resource($file), within($folder), $file.starts_with($folder);
    `,
  ],
  policies: datalog`
    file("/apollo/docs/plan.md");
    file("/apollo/docs/crew.md");
    file("/apollo/budget.csv");
    file("/gemini/docs/plan.md");

    // the name is drawn for each run: no block can have stated such a fact
    granted("run-83fa", $file) <-
      file($file), right($folder), $file.starts_with($folder);

    allow if resource($file), granted("run-83fa", $file);
  `,
  requests: [
    {
      title: "the tool reads apollo's plan",
      facts: 'resource("/apollo/docs/plan.md");',
      verdict: "allowed by policy 0",
      because: "The file is olga's to read, and it is within the folder that the tool was given.",
    },
    {
      title: "the tool reads gemini's plan",
      facts: 'resource("/gemini/docs/plan.md");',
      verdict: "denied by check 0 of block 1",
      because:
        "The file is olga's to read; the tool's folder is another one, and the query does not list it.",
    },
  ],
  query: {
    text: datalog`
      readable($file) <-
        granted("run-83fa", $file),
        within($folder), $file.starts_with($folder)
    `,
    // With more blocks, each is asked, and what all of them answer may be read.
    viewpoint: 1,
  },
  pane: "query",
  tries: [
    {
      text: "Let the tool work on all of apollo: the query lists the budget as well.",
      request: 1,
      edits: [
        replace(1, '"/apollo/docs/"', '"/apollo/"'),
        replace("authorizer", 'resource("/gemini/docs/plan.md")', 'resource("/apollo/budget.csv")'),
      ],
      verdict: "allowed by policy 0",
    },
    {
      text: "Let block 1 ask for `/`, and add a file of mercury: what olga may not read stays out of the answers.",
      request: 0,
      edits: [
        replace(1, '"/apollo/docs/"', '"/"'),
        replace(
          "authorizer",
          'file("/apollo/budget.csv");',
          'file("/apollo/budget.csv");\nfile("/mercury/plan.md");',
        ),
        replace("authorizer", 'resource("/apollo/docs/plan.md")', 'resource("/mercury/plan.md")'),
      ],
      verdict: "denied: no policy matches",
    },
    {
      text: "Let a later block forge a grant: it names the wrong run, and the policy would not read it either.",
      request: 1,
      edits: [append('granted("run-0000", "/gemini/docs/plan.md");')],
      verdict: "denied by check 0 of block 1",
    },
  ],
}

export const organisations: readonly Example[] = [organisation, listing]
