import type { Layout } from './layout.ts';

/** How clients reach a server that is about to start. */
export type Listen =
  | { readonly on: 'socket'; readonly dir: string }
  | { readonly on: 'loopback'; readonly port: number };

/** The command line of the server, without the program. */
export function serverArguments(
  clusterArgument: string,
  { clusterName }: Layout,
  listen: Listen,
): readonly string[] {
  const settings = {
    ...listenSettings(listen),
    cluster_name: clusterName,
    // Beside the apps on one machine: a small cache (the system's own does the rest), no compiler.
    shared_buffers: '48MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', clusterArgument, ...options];
}

function listenSettings(listen: Listen): Readonly<Record<string, string>> {
  if (listen.on === 'socket') {
    return {
      listen_addresses: '',
      port: '5432',
      unix_socket_directories: listen.dir,
      unix_socket_permissions: '0700',
    };
  }
  return {
    listen_addresses: '127.0.0.1',
    port: String(listen.port),
    unix_socket_directories: '',
  };
}
