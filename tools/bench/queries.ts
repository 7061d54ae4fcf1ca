/** One query whose speed is compared. */
export interface BenchQuery {
  readonly name: string;
  readonly text: string;
}

/** From the smallest answer of one house to one that two houses make together. */
export const benchQueries: readonly BenchQuery[] = [
  { name: '`me { id name }`', text: '{ me { id name } }' },
  {
    name: '20 leads with fields',
    text: `{ leads(first: 20) { nodes {
      id fullName jobTitle email phone status score language createdAt company { id name industry city }
    } } }`,
  },
  {
    name: 'campaigns, run and 5 leads each (2 houses)',
    text: `{ campaigns(first: 10) { nodes {
      id name status
      latestRun { id status counts { found assessed qualified drafted } }
      leads(first: 5) { nodes { id fullName company { name } } }
    } } }`,
  },
];
