"""Every kind of ledger entry and what its body carries.

A body always carries the full new state of its subject, so that a view of it is an upsert.

================================  ==========================================================
kind                              body
================================  ==========================================================
``partner.saved``                 all fields of ``Partner``
``arrangement.saved``             all fields of ``Arrangement``; ``on``: date of the change
``agreement.saved``               all fields of ``Agreement``
``partners.merged``,              ``kept merged reason marking``: two entries for the same
``partners.parted``               partner, and their being two again
``exchange.saved``                all fields of ``Exchange``
``assurance.saved``               all fields of ``Assurance``
``assurance-check.saved``         all fields of ``AssuranceCheck``
``incident.saved``                all fields of ``Incident``
``source.saved``                  all fields of ``Source``
``indicators.imported``           ``dataset file sha256 encoding series``, a series being
                                  ``country code years values statuses``; only the series
                                  that the import added or changed; ``dropped``, series of
                                  ``country code years`` whose values went to another country
``dataset.described``             all fields of a dataset: how its files are read and cited,
                                  and the countries that a person mapped
``assessment.started``            ``id version methodology methodology_version
                                  methodology_sha256 partner exchange author author_name
                                  created_utc``
``assessment.saved``              ``assessment version section title marking partner answers``;
                                  the answers of the whole section
``assessment.baseline_locked``    ``assessment version locked_utc locked_by locked_by_name
                                  values``, the frozen values by question
``assessment.baseline_reopened``  ``assessment version reason marking``; the new version:
                                  decisions of an older one count no more
``assessment.withdrawn``          ``assessment version reason marking``
``evidence.added``                ``assessment evidence``, all fields of ``Evidence``; added
                                  again after a removal, it is restored
``evidence.removed``              as above
``assessment.submitted``          ``assessment version partner title marking banner
                                  submitted_utc packet_sha256 baseline residual determination
                                  mitigable act authority_required``
``assessment.kind_changed``       ``assessment kind``: a triage goes on as a case, say
``assessment.upgraded``           ``assessment version methodology_version
                                  methodology_sha256 from_version dropped``: the answers that
                                  the newer methodology no longer asks for
``answer.carried``                ``assessment version question source on answer_sha256
                                  officer_name``: an answer of an earlier file, or version,
                                  that was ticked
``assessment.banner_raised``      ``assessment level reason marking``; level "" takes it back
``check.overridden``              ``assessment check question reason marking officer_name
                                  at_utc``; an empty reason takes it back
``comment.added``                 ``assessment id thread question version text marking officer
                                  officer_name partner``
``comment.resolved``              ``assessment thread resolved officer_name``
``assessment.read``               ``assessment officer version head answers``: a reader got this
                                  far; ``answers`` that were not in the record yet
``correction.noted``              ``assessment version number question note marking officer
                                  officer_name partner``: a point of a return was answered in
                                  another way; an empty note takes it back
``triage.closed``                 ``assessment reason text marking sampled officer_name``
``triage.reviewed``               ``assessment agrees text marking officer officer_name``
``standing.lapsed``               ``assessment trigger text marking on``
``release.recorded``              ``assessment version on outcome message caveat_on_message
                                  characterization_attached note marking exchange officer
                                  officer_name``
``follow-up.saved``               all fields of ``FollowUp``
``breach.saved``                  all fields of ``Breach``
``assessment.closed``             ``assessment note marking``: nothing is left to be done
``assessment.touch_seen``         ``assessment seq reason marking officer_name``: what came into
                                  the record up to that entry changes nothing in it
``report.text_saved``             all fields of ``Passage``; an empty text takes it away
``report.number_marked``          all fields of ``NumberMark``
``report.written``                ``year language version banner check_code sha256
                                  counts_sha256 counts late file_name`` of an annual report
``decision.recorded``             ``assessment version number own vault partner title banner
                                  state packet_sha256 decision notices``; ``own`` when this
                                  vault is the author's, else only ``decision`` is kept
``notice.sent``                   ``assessment version notice on reference due``
``notice.printed``                ``assessment version notice language banner check_code
                                  print_sha256 file_name``
``wet-ink.entered``               ``id assessment version code packet_sha256 authority outcome
                                  signed_by office signed_on reasons marking conditions scan_*
                                  officer_name``: written by pen; no decision of the ladder
``wet-ink.struck``                ``id assessment reason marking officer_name``: entered in error
``wet-ink.explained``             the same: why what was refused by pen may be released
``wet-ink.copied``                ``id assessment scan_sha256 banner file_name``: its scan was
                                  printed, or written to a file
``packet.received``,              the fields of the table ``packet``; what is absent stays
``packet.opened``
``officer.saved``                 all fields of ``Officer``, ``certificate_sha256``
``roster.imported``               ``station vault certificate_pem certificate_sha256 officers``,
                                  ``signer``
``timestamp.authority``           ``name certificate_pem certificate_sha256 trusted``: whether it
                                  is believed for time-stamps from here on
``authority.created``             ``name trial certificate_pem certificate_sha256 key_blob`` of an
                                  office; its key is an attachment, sealed
``station.enrolled``              ``office office_pem office_sha256 certificate_pem
                                  certificate_sha256``: this station belongs to an office
``station.certified``             ``station vault certificate_pem certificate_sha256``: one enrolled
``officer.certified``             ``officer name station certificate_pem certificate_sha256``
``office-roster.imported``        the fields of ``OfficeRoster``, and ``signer``
``office-roster.written``         ``number at valid_until stations``
``trust.past_lists``              ``past_lists``: ``warn``, or ``refuse`` packets while a list or
                                  roster that they need is past its time
``delegation.granted``            as ``officer.saved``, with ``delegation acting from until``
``delegation.ended``              ``delegation officer officer_name``
``certificate.revoked``           ``issuer serial certificate_sha256 name at reason``
``revocation-list.written``,      ``issuer name number this_update next_update revoked crl_pem``
``revocation-list.imported``
``enrolment.requested``           ``what name``, of a station ``fingerprint``
``bundle.written``                the fields of the table ``bundle``, ``recipients`` a list
``record.viewed``                 ``what id``, and what says which one: ``evidence``,
                                  ``sha256``, ``title``; ``opened_utc`` when it was written
                                  later than it happened, as after a full disk
``record.searched``               ``officer``; never the words
``action.refused``                ``act code subject``, and the ``rule`` where there is one
``packet.refused``                ``sha256 file_name problems`` of a packet that was not
                                  accepted, as it was opened
``history.exported``              ``entries head bodies files``, the SHA-256 of each file
``recovery.made``                 ``kit needed shares public made replaces``; ``public`` is the
                                  point that the keys are sealed to, ``replaces`` a kit
``recovery.printed``              ``kit how``: printer or file
``recovery.proven``               ``kit at seq head shares``: a copy of the vault was opened
                                  with these shares, its record ended there
``recovery.used``                 ``kit officer name shares``: an administrator was enrolled
                                  with the shares alone
``recovery.acknowledged``         ``used``, the sequence number of the entry that is known now
``recovery.put_off``              ``officer`` who went on without a proven kit
``officer.card_added``            ``officer token serial certificate_sha256`` of a smart card
``ledger.checkpoint``             ``vault seq head at officer certificate_sha256 signature``:
                                  the entry before it, signed (ECDSA P-384, SHA-384, DER in
                                  base 64) over the canonical JSON of the other fields
``rollback.acknowledged``         ``anchors found needed officer name reason vault with_kit``:
                                  the anchors that saw what is lost, each ``source seq head
                                  at_utc savings who state``, and the head that was found;
                                  ``savings`` counts what the ledger does not tell
``register.exported``             ``register partner file_name entries banner sha256`` of the
                                  file; ``source`` where it is the file of a source
``officer.locked``                ``officer reason``: person, idle, system, suspend, switch,
                                  card, defect, closed, ended (a command)
``backup.written``                ``automatic file_name head seq``: up to which entry
``backup.restored``               ``at file_name head replaced seq``: of the backup that this vault
                                  came from; ``replaced``: what lay there before is now called so
``vault.migrated``                ``from to``: schema versions
================================  ==========================================================

Any other kind is kept in the ledger and projects to no table.
"""

from typing import Final

PARTNER_SAVED: Final = "partner.saved"
ARRANGEMENT_SAVED: Final = "arrangement.saved"
AGREEMENT_SAVED: Final = "agreement.saved"
PARTNERS_MERGED: Final = "partners.merged"
PARTNERS_PARTED: Final = "partners.parted"
EXCHANGE_SAVED: Final = "exchange.saved"
ASSURANCE_SAVED: Final = "assurance.saved"
ASSURANCE_CHECK_SAVED: Final = "assurance-check.saved"
INCIDENT_SAVED: Final = "incident.saved"
SOURCE_SAVED: Final = "source.saved"
INDICATORS_IMPORTED: Final = "indicators.imported"
DATASET_DESCRIBED: Final = "dataset.described"

ASSESSMENT_STARTED: Final = "assessment.started"
ASSESSMENT_SAVED: Final = "assessment.saved"
BASELINE_LOCKED: Final = "assessment.baseline_locked"
BASELINE_REOPENED: Final = "assessment.baseline_reopened"
ASSESSMENT_WITHDRAWN: Final = "assessment.withdrawn"
ASSESSMENT_SUBMITTED: Final = "assessment.submitted"
ASSESSMENT_KIND_CHANGED: Final = "assessment.kind_changed"
ASSESSMENT_UPGRADED: Final = "assessment.upgraded"
ANSWER_CARRIED: Final = "answer.carried"
BANNER_RAISED: Final = "assessment.banner_raised"
CHECK_OVERRIDDEN: Final = "check.overridden"
COMMENT_ADDED: Final = "comment.added"
COMMENT_RESOLVED: Final = "comment.resolved"
ASSESSMENT_READ: Final = "assessment.read"
CORRECTION_NOTED: Final = "correction.noted"
TRIAGE_CLOSED: Final = "triage.closed"
TRIAGE_REVIEWED: Final = "triage.reviewed"
STANDING_LAPSED: Final = "standing.lapsed"
RELEASE_RECORDED: Final = "release.recorded"
FOLLOW_UP_SAVED: Final = "follow-up.saved"
BREACH_SAVED: Final = "breach.saved"
CASE_CLOSED: Final = "assessment.closed"
TOUCH_SEEN: Final = "assessment.touch_seen"
EVIDENCE_ADDED: Final = "evidence.added"
EVIDENCE_REMOVED: Final = "evidence.removed"
DECISION_RECORDED: Final = "decision.recorded"
NOTICE_SENT: Final = "notice.sent"
NOTICE_PRINTED: Final = "notice.printed"
WET_INK_ENTERED: Final = "wet-ink.entered"
WET_INK_STRUCK: Final = "wet-ink.struck"
WET_INK_EXPLAINED: Final = "wet-ink.explained"
WET_INK_COPIED: Final = "wet-ink.copied"
PACKET_RECEIVED: Final = "packet.received"
PACKET_OPENED: Final = "packet.opened"
PACKET_STAMPED: Final = "packet.stamped"

RECOVERY_MADE: Final = "recovery.made"
RECOVERY_PRINTED: Final = "recovery.printed"
RECOVERY_PROVEN: Final = "recovery.proven"
RECOVERY_USED: Final = "recovery.used"
RECOVERY_ACKNOWLEDGED: Final = "recovery.acknowledged"
RECOVERY_PUT_OFF: Final = "recovery.put_off"

REPORT_TEXT_SAVED: Final = "report.text_saved"
REPORT_NUMBER_MARKED: Final = "report.number_marked"
REPORT_WRITTEN: Final = "report.written"

OFFICER_SAVED: Final = "officer.saved"
ROSTER_IMPORTED: Final = "roster.imported"
TIMESTAMP_AUTHORITY: Final = "timestamp.authority"
PAST_LISTS_SET: Final = "trust.past_lists"
BUNDLE_WRITTEN: Final = "bundle.written"

RECORD_VIEWED: Final = "record.viewed"
RECORD_SEARCHED: Final = "record.searched"
ACTION_REFUSED: Final = "action.refused"
PACKET_REFUSED: Final = "packet.refused"
HISTORY_EXPORTED: Final = "history.exported"
REGISTER_EXPORTED: Final = "register.exported"
OFFICER_LOCKED: Final = "officer.locked"
