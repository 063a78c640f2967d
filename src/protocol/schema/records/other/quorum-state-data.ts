import { data, field, int32, int64, list, type Message, string, uuid } from '../../language.ts'

export const quorumStateData: Message = data('QuorumStateData', { versions: '0-1', flexible: '0+' }, [
  field('clusterId', string, { versions: '0' }),
  field('leaderId', int32, { default: -1 }),
  field('leaderEpoch', int32, { default: -1 }),
  field('votedId', int32, { default: -1 }),
  field('votedDirectoryId', uuid, { versions: '1+' }),
  field('appliedOffset', int64, { versions: '0' }),
  list('currentVoters', 'Voter', { versions: '0', nullable: true }, [field('voterId', int32)])
])
