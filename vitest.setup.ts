import fc from 'fast-check';

/**
 * Properties are held against the same cases in every run: a failure tells of the change, not of
 * luck. Another number looks at other cases; what it finds belongs in `examples`.
 */
fc.configureGlobal({ seed: 1 });
