import * as migration_20261123_225128_first from './20261123_225128_first.ts';

export const migrations = [
  {
    up: migration_20261123_225128_first.up,
    down: migration_20261123_225128_first.down,
    name: '20261123_225128_first'
  },
];
