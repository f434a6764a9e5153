import type { AppSide } from './app/app-side.ts';
import { type Command, sendCommand } from './app/command.ts';
import { createAppLine, type Delivery, type Parcel } from './app/deliver.ts';
import { type Retry, sendEvent, sendEventAgain, sendHomeOpened } from './app/event.ts';
import type { Exchange } from './app/exchange.ts';
import { createFormStates } from './app/form-states.ts';
import { type Choice, type Press, sendAction } from './app/interaction.ts';
import { type Submission, type Submitted, sendClosing, sendSubmission } from './app/submission.ts';
import { askSuggestions, type Query } from './app/suggestion.ts';
import type { MenuOption } from './blocks/options.ts';
import { controlRoutes } from './control/routes.ts';
import { pageRoutes } from './control/page.ts';
import { createApp } from './http/app.ts';
import { createCallLog, type LoggedCall } from './http/call-log.ts';
import { createFaults, type Fault } from './http/faults.ts';
import { METHODS } from './methods/all.ts';
import { type AppTarget, settingsOf, type SlackSimulatorOptions } from './options.ts';
import { createSight, type Sight } from './sight.ts';
import { createWorkspace } from './workspace/workspace.ts';

/** A workspace that does not exist, with one app in it: Slack as that app sees it. */
export interface SlackSimulator extends Sight {
  /** Answers a request to the Web API, an upload or response URL, `/_simulator`, or for the page. */
  fetch(request: Request): Promise<Response>;
  /** Where the simulator is reached, without a slash at the end. */
  readonly url: string;
  /** The names of the methods that are answered. */
  readonly methods: readonly string[];
  /** Where commands, actions and events go from now on. */
  connect(app: AppTarget): void;

  /** Types a slash command. */
  command(command: Command): Promise<Exchange>;
  /** Presses a button. */
  press(press: Press): Promise<Exchange>;
  /** Chooses from a menu, a picker or a list of boxes. */
  choose(choice: Choice): Promise<Exchange>;
  /** Asks the app what to offer in a menu whose options it suggests. */
  suggest(query: Query): Promise<readonly MenuOption[]>;
  /** Sends a modal off, unless a required input is empty. */
  submit(submission: Submission): Promise<Submitted>;
  /** Closes a modal; undefined when the app did not ask to hear of it. */
  closeModal(closing: Omit<Submission, 'values'>): Promise<Delivery | undefined>;
  /** Opens the app's Home tab. @param user - id, e-mail address or full name */
  openHome(user: string): Promise<Delivery>;
  /** Sends an event in the Events API's envelope. */
  event(event: Readonly<Record<string, unknown>>): Promise<Delivery>;
  /** Sends the same event again, with the headers of a retry. */
  eventAgain(delivery: Delivery, retry: Retry): Promise<Delivery>;
  /** Sends anything, signed as asked: for attacks. */
  send(parcel: Parcel): Promise<Delivery>;
  /** Sends the same bytes with the same signature again: for attacks. */
  replay(delivery: Delivery): Promise<Delivery>;

  addFault(fault: Fault): void;
  clearFaults(): void;
  /** What the app asked the Web API, the response URLs and the upload addresses. */
  calls(): readonly LoggedCall[];
  clearCalls(): void;
}

/** Makes a simulator that needs no port; two of them share nothing. */
export function createSlackSimulator(options: SlackSimulatorOptions = {}): SlackSimulator {
  const settings = settingsOf(options);
  const service = {
    settings,
    workspace: createWorkspace(settings),
    faults: createFaults(settings.seed),
    log: createCallLog(),
  };
  const line = createAppLine(service, options.app);
  const side: AppSide = { ...service, line, forms: createFormStates() };
  const app = createApp(service, METHODS);
  const { faults, log } = service;
  const simulator: SlackSimulator = {
    ...createSight(service),
    fetch: async (request) => app.fetch(request),
    url: settings.url,
    methods: METHODS.map(({ name }) => name),
    connect: (to) => line.connect(to),
    command: async (command) => sendCommand(command, side),
    press: async (press) => sendAction(press, side),
    choose: async (choice) => sendAction(choice, side),
    suggest: async (query) => askSuggestions(query, side),
    submit: async (submission) => sendSubmission(submission, side),
    closeModal: async (closing) => sendClosing(closing, side),
    openHome: async (user) => sendHomeOpened(user, side),
    event: async (event) => sendEvent(event, side),
    eventAgain: async (delivery, retry) => sendEventAgain(delivery, retry, side),
    send: async (parcel) => line.send(parcel),
    replay: async (delivery) => line.replay(delivery),
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    calls: () => log.all(),
    clearCalls: () => log.clear(),
  };
  app.route('/_simulator', controlRoutes(simulator));
  app.route('/', pageRoutes(settings.url));
  return simulator;
}
