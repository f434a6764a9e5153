// Tells Docker whether the app of this container is alive. One app runs in a container, on one of two
// ports. Exit code 1 when neither answers.
// oxlint-disable node/no-process-env -- in the image there is nothing of ours to read settings with
const ports = [process.env.GRAPHQL_PORT ?? '4000', process.env.SLACK_PORT ?? '3000'];

const answers = ports.map(async (port) => {
  const { ok, status } = await fetch(`http://127.0.0.1:${port}/health/live`);
  if (!ok) throw new Error(`port ${port} answers ${status}`);
});
await Promise.any(answers).then(
  () => process.exit(0),
  () => process.exit(1),
);
