import { array, data, field, int16, int32, type Message, struct, uuid } from '../../language.ts'

const voter = struct('Voter', [field('voterId', int32), field('voterDirectoryId', uuid, { versions: '1+' })])

export const leaderChangeMessage: Message = data('LeaderChangeMessage', { versions: '0-1', flexible: '0+' }, [
  field('version', int16),
  field('leaderId', int32),
  field('voters', array(voter)),
  field('grantingVoters', array(voter))
])
