/** What Slack takes, in characters (UTF-16 code units, the strictest way to count) and in pieces. */
export const LIMITS = {
  blocks: 50,
  header: 150,
  section: 3000,
  fields: 10,
  field: 2000,
  contextElements: 10,
  context: 2000,
  actions: 25,
  actionId: 255,
  buttonText: 75,
  value: 2000,
  placeholder: 150,
  options: 100,
  optionText: 75,
  optionValue: 150,
  /** All blocks of a message; Slack refuses from about 13,000 on. */
  allBlocks: 12_000,
  /** Tables of either kind in a message. */
  tables: 1,
  /** With the header. */
  tableRows: 100,
  tableColumns: 20,
  tableCharacters: 10_000,
  charts: 2,
  chartTitle: 50,
  chartSeries: 6,
  chartPoints: 20,
  chartLabel: 20,
  chartAxis: 50,
  /** Slack cuts longer texts off and recommends less than this. */
  text: 4000,
} as const;
