"""The shapes of the database files, in order. A migration is never edited once released.

Written as SQL because the tables carry checks of their own. What is asked for by field is a
column; what is only ever read and written as a whole with its row (the result and proofs of an
item, a job plan, a publication) is a JSON document: its inner shape is the application file's.
Times are UTC in ISO form, all of one length, so that they sort as text.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from cea_helper.storage import opening

DATA = Migrations("cea_helper")
SESSIONS = Migrations("cea_helper_sessions")


@DATA()
def m001_people_evidence_applications(db: Database) -> None:
    """The first shape: accounts, profiles, evidence, applications with every version of a text."""
    db.executescript(_PEOPLE + _EVIDENCE + _APPLICATIONS + _TEXTS)


@DATA()
def m002_schemes(db: Database) -> None:
    """A trust's own schemes, corrections to others, and which of them an applicant has seen."""
    db.executescript(_SCHEMES)


@DATA()
def m003_finding(db: Database) -> None:
    """What the list of evidence is searched by. The store fills it in as it opens."""
    db.executescript(_FINDING)
    # What a person deletes goes from the search as well, at once and for good.
    if opening.overwrites_deleted_words():
        db.execute("insert into evidence_words (evidence_words, rank) values ('secure-delete', 1)")


@DATA()
def m004_files(db: Database) -> None:
    """The files that people keep as proof."""
    db.executescript(_FILES)


@DATA()
def m005_waiting_imports(db: Database) -> None:
    """What was found in a file of evidence, until the person has chosen from it."""
    db.executescript(_WAITING_IMPORTS)


@DATA()
def m006_autosaves(db: Database) -> None:
    """Which versions of a text were saved while it was written, and the names that some have."""
    db.executescript(_AUTOSAVES)


@DATA()
def m007_dismissed_findings(db: Database) -> None:
    """Which findings of the checks a person has called fine as they are."""
    db.executescript(_DISMISSED_FINDINGS)


@DATA()
def m008_sharing_and_comments(db: Database) -> None:
    """Drafts that are shared with a colleague, and what is said about a text."""
    db.executescript(_SHARING + _COMMENTS)


@DATA()
def m009_waiting_documents(db: Database) -> None:
    """Word documents that came back, until the person has chosen what to take from them."""
    db.executescript(_WAITING_DOCUMENTS)


@DATA()
def m010_imports(db: Database) -> None:
    """What a waiting item lost or resembles, and what each import added, to be taken back."""
    db.executescript(_PAST_IMPORTS)


@DATA()
def m011_portal_ticks(db: Database) -> None:
    """Which boxes a person has copied to the portal, and what stood in them then."""
    db.executescript(_PORTAL_TICKS)


@DATA()
def m012_guessed_areas(db: Database) -> None:
    """Keep of which items nobody has said the main area yet."""
    db.executescript(_GUESSED_AREAS)


@DATA()
def m013_own_words(db: Database) -> None:
    """Keep of each version of a text what was typed, pasted, or put together from evidence."""
    db.executescript(_OWN_WORDS)


@SESSIONS()
def m001_sessions(db: Database) -> None:
    """Who is signed in, and failed tries to sign in. Neither tokens nor e-mails: only digests."""
    db.executescript(_SESSIONS)


@SESSIONS()
def m002_sign_in_places(db: Database) -> None:
    """The address that each person last signed in from, which an attack on them does not slow."""
    db.executescript(_SIGN_IN_PLACES)


_PEOPLE = """
create table account (
    id integer primary key autoincrement,
    email text not null unique check (email <> '' and email = lower(email)),
    name text not null,
    password_hash text,
    is_admin integer not null check (is_admin in (0, 1)),
    is_medical_director integer not null check (is_medical_director in (0, 1)),
    created_at text not null,
    disabled_at text
) strict;

-- A one-time link with which a person sets their password. The link itself is not kept.
create table invitation (
    account_id integer primary key references account (id) on delete cascade,
    token_digest text not null unique,
    expires_at text not null
) strict;

create table applicant (
    account_id integer primary key references account (id) on delete cascade,
    name text not null,
    gmc_number text,
    specialty text,
    employer text,
    post text,
    consultant_since text,
    whole_time_equivalent real,
    roles text not null check (json_type(roles) = 'array'),
    current_award text check (json_type(current_award) = 'object'),
    job_plan text not null check (json_type(job_plan) = 'array'),
    updated_at text not null
) strict;
"""

_EVIDENCE = """
create table evidence (
    owner_id integer not null references account (id) on delete cascade,
    id text not null check (length(id) between 1 and 64),
    position integer not null check (position >= 0),
    version integer not null check (version >= 1),
    created_at text not null,
    updated_at text not null,
    title text not null check (title <> ''),
    areas text not null check (json_type(areas) = 'array' and json_array_length(areas) > 0),
    started text,
    ended text,
    contribution text check (contribution in ('led', 'co_led', 'contributed', 'member')),
    role text,
    basis text check (basis in ('over_and_above', 'job_plan', 'paid_extra')),
    excess text,
    reach text check (reach in ('local', 'regional', 'national', 'international')),
    impact text check (json_type(impact) = 'object'),
    proof text not null check (json_type(proof) = 'array'),
    citation text check (json_type(citation) = 'object'),
    notes text,
    primary key (owner_id, id),
    unique (owner_id, position)
) strict;
"""

# The owner stands in every row that ties an application to evidence, so that the database itself
# refuses to tie one person's application to another person's evidence.
_APPLICATIONS = """
create table application (
    id integer primary key autoincrement,
    owner_id integer not null references account (id) on delete cascade,
    scheme text not null,
    as_of text,
    created_at text not null,
    unique (owner_id, id)
) strict;

create table placement (
    application_id integer not null,
    owner_id integer not null,
    evidence_id text not null,
    domain text not null,
    primary key (application_id, evidence_id),
    foreign key (owner_id, application_id) references application (owner_id, id) on delete cascade,
    foreign key (owner_id, evidence_id) references evidence (owner_id, id) on delete cascade
) strict;

-- Deleting an item looks for the placements that name it.
create index placement_by_evidence on placement (owner_id, evidence_id);
"""

# In `claim` there is a row for each item that a claim names: `position` orders the claims of the
# whole application, `rank` the items of one claim. A claim whose last item is deleted is gone.
_TEXTS = """
create table box_version (
    application_id integer not null references application (id) on delete cascade,
    box text not null,
    version integer not null check (version >= 1),
    text text not null,
    saved_at text not null,
    saved_by integer not null references account (id),
    primary key (application_id, box, version)
) strict;

-- Deleting an account looks for the versions that it saved.
create index box_version_by_saver on box_version (saved_by);

-- The list of applications says when each was last saved.
create index box_version_by_time on box_version (application_id, saved_at);

create trigger box_version_is_kept before update on box_version
begin
    select raise(abort, 'a saved version is never changed');
end;

create trigger box_version_goes_with_its_application before delete on box_version
when exists (select 1 from application where id = old.application_id)
begin
    select raise(abort, 'a saved version is deleted only with its application');
end;

create table claim (
    application_id integer not null,
    box text not null,
    version integer not null,
    position integer not null check (position >= 0),
    rank integer not null check (rank >= 0),
    first integer not null check (first >= 0),
    past integer not null check (past >= first),
    owner_id integer not null,
    evidence_id text not null,
    primary key (application_id, box, version, position, rank),
    foreign key (application_id, box, version)
        references box_version (application_id, box, version) on delete cascade,
    foreign key (owner_id, application_id) references application (owner_id, id) on delete cascade,
    foreign key (owner_id, evidence_id) references evidence (owner_id, id) on delete cascade
) strict;

-- Deleting an item looks for the claims that name it.
create index claim_by_evidence on claim (owner_id, evidence_id);
"""

# `tree` is a scheme file (TOML): a scheme of the trust's own, or what it says otherwise than the
# program's file of the same scheme. The newest revision of a scheme holds.
_SCHEMES = """
create table scheme_revision (
    revision integer primary key autoincrement,
    family text not null check (family <> ''),
    tree text not null check (tree <> ''),
    saved_at text not null,
    saved_by integer not null references account (id),
    note text not null
) strict;

-- The newest revision of each scheme.
create index scheme_revision_by_family on scheme_revision (family, revision);

-- Deleting an account looks for the revisions that it saved.
create index scheme_revision_by_saver on scheme_revision (saved_by);

create trigger scheme_revision_is_kept before update on scheme_revision
begin
    select raise(abort, 'a saved revision is never changed');
end;

create trigger scheme_revision_stays before delete on scheme_revision
begin
    select raise(abort, 'a saved revision is never deleted');
end;

alter table application add column seen_revision integer not null default 0
    check (seen_revision >= 0);
"""

# A card for each item, narrow so that thousands are looked through at once, and its words. Both are
# made of the item alone, by rules of the program: `evidence_index` holds the mark of the rules that
# they were made by. An `evidence_words` row stands at its owner's number times 2^32 plus the
# position of the item, so that a search can be held to one owner's stretch of it.
_FINDING = """
create table evidence_index (
    rules text not null
) strict;

create table evidence_card (
    owner_id integer not null,
    position integer not null,
    evidence_id text not null,
    areas text not null,
    reach text,
    first_year integer,
    last_year integer,
    is_dated integer not null check (is_dated in (0, 1)),
    first_day text,
    last_day text,
    lacks_national text not null,
    lacks_local text not null,
    primary key (owner_id, position),
    unique (owner_id, evidence_id),
    foreign key (owner_id, evidence_id) references evidence (owner_id, id) on delete cascade
) strict, without rowid;

create virtual table evidence_words using fts5 (words, tokenize = 'unicode61 remove_diacritics 2');

create trigger evidence_takes_its_words_with_it after delete on evidence
begin
    delete from evidence_words where rowid = old.owner_id * 4294967296 + old.position;
end;
"""

# A file is known by what is in it, so that the same one is kept once for a person. Another person's
# same file is another row. The content stands last: reading the rest does not touch it.
_FILES = """
create table file (
    owner_id integer not null references account (id) on delete cascade,
    digest text not null check (length(digest) = 64),
    kind text not null check (kind in ('pdf', 'png', 'jpg', 'docx')),
    size integer not null check (size = length(content)),
    added_at text not null,
    content blob not null,
    primary key (owner_id, digest)
) strict;
"""

# One for each person. `read` says what was found in the file, once it has been read, and `added`
# which of it was taken: then the file and what was found are gone. Items stand as in the bank.
_WAITING_IMPORTS = """
create table waiting_import (
    owner_id integer primary key references account (id) on delete cascade,
    mark text not null,
    file_name text not null,
    started_at text not null,
    content blob not null,
    columns text check (json_type(columns) = 'object'),
    read text check (json_type(read) = 'object'),
    added text check (json_type(added) = 'object')
) strict;

create table waiting_item (
    owner_id integer not null references waiting_import (owner_id) on delete cascade,
    position integer not null check (position >= 0),
    id text not null,
    record integer not null,
    same_as text,
    identifiers text not null check (json_type(identifiers) = 'array'),
    is_ticked integer not null check (is_ticked in (0, 1)),
    title text not null,
    areas text not null,
    started text,
    ended text,
    contribution text,
    role text,
    basis text,
    excess text,
    reach text,
    impact text,
    proof text not null,
    citation text,
    notes text,
    primary key (owner_id, position)
) strict;
"""

# A name stands beside its version, since a saved version is never changed.
_AUTOSAVES = """
alter table box_version add column is_autosave integer not null default 0
    check (is_autosave in (0, 1));

create table version_name (
    application_id integer not null,
    box text not null,
    version integer not null,
    name text not null check (name <> ''),
    primary key (application_id, box, version),
    foreign key (application_id, box, version)
        references box_version (application_id, box, version) on delete cascade
) strict;
"""

# `digest` is of the words that the finding points at: once they change, it is back. The words
# themselves stand in the versions of the text, and nowhere here.
_DISMISSED_FINDINGS = """
create table dismissed_finding (
    application_id integer not null references application (id) on delete cascade,
    box text not null,
    rule text not null,
    digest text not null check (length(digest) = 64),
    dismissed_at text not null,
    primary key (application_id, box, rule, digest)
) strict, without rowid;
"""

# One share for each reviewer of an application; shared again, it has another draft. What a reviewer
# sees is frozen in the draft: the versions of the texts, which nobody can change, and a copy of the
# evidence and of its strength, where these are shown. Private notes are in no copy.
_SHARING = """
create table share (
    id integer primary key autoincrement,
    application_id integer not null,
    owner_id integer not null,
    reviewer_id integer not null references account (id) on delete cascade,
    shows text not null check (json_type(shows) = 'array'),
    ends_on text not null,
    note text not null,
    declared_at text,
    conflicts text not null default '[]' check (json_type(conflicts) = 'array'),
    is_conflicted integer not null default 0 check (is_conflicted in (0, 1)),
    taken_back_at text,
    closed_at text,
    thanks text not null default '',
    check (reviewer_id <> owner_id),
    unique (application_id, reviewer_id),
    foreign key (owner_id, application_id) references application (owner_id, id) on delete cascade
) strict;

-- What was shared with a person stands on their home page.
create index share_by_reviewer on share (reviewer_id);

create table shared_draft (
    share_id integer not null references share (id) on delete cascade,
    draft integer not null check (draft >= 1),
    shared_at text not null,
    evidence text not null check (json_type(evidence) = 'array'),
    strength text not null check (json_type(strength) = 'array'),
    sent_at text,
    primary key (share_id, draft)
) strict;

create table shared_text (
    share_id integer not null,
    draft integer not null,
    application_id integer not null,
    box text not null,
    version integer not null,
    primary key (share_id, draft, box),
    foreign key (share_id, draft) references shared_draft (share_id, draft) on delete cascade,
    foreign key (application_id, box, version)
        references box_version (application_id, box, version) on delete cascade
) strict;

-- Deleting an application looks for the texts that name its versions.
create index shared_text_by_version on shared_text (application_id, box, version);

-- A reviewer's advice on the scheme's own scale.
create table domain_mark (
    share_id integer not null,
    draft integer not null,
    domain text not null,
    mark integer not null,
    primary key (share_id, draft, domain),
    foreign key (share_id, draft) references shared_draft (share_id, draft) on delete cascade
) strict;
"""

# A comment belongs to the application, whoever wrote it and in whatever way it came. It is on words
# of one version of a text, or on a whole box. Until it is sent, only its author reads it. An author
# without an account is known by name.
_COMMENTS = """
create table comment (
    id integer primary key autoincrement,
    application_id integer not null references application (id) on delete cascade,
    box text not null,
    version integer not null check (version >= 0),
    first integer check (first >= 0),
    past integer check (past > first),
    quote text not null,
    account_id integer references account (id) on delete set null,
    author text not null check (author <> ''),
    share_id integer references share (id) on delete set null,
    text text not null check (text <> ''),
    state text not null check (state in ('open', 'done')),
    created_at text not null,
    sent_at text,
    check ((first is null) = (past is null))
) strict;

-- The comments on one application, or on one of its texts.
create index comment_by_application on comment (application_id, box);

create index comment_by_author on comment (account_id);
create index comment_by_share on comment (share_id);

create table comment_reply (
    id integer primary key autoincrement,
    comment_id integer not null references comment (id) on delete cascade,
    account_id integer references account (id) on delete set null,
    author text not null check (author <> ''),
    text text not null check (text <> ''),
    written_at text not null
) strict;

-- The answers to a comment, in their order.
create index comment_reply_by_comment on comment_reply (comment_id, id);
create index comment_reply_by_author on comment_reply (account_id);
"""

# One for each application. Once the file is read it is empty, and `read` says what was in it.
_WAITING_DOCUMENTS = """
create table waiting_document (
    application_id integer primary key references application (id) on delete cascade,
    mark text not null,
    file_name text not null,
    started_at text not null,
    content blob not null,
    read text check (json_type(read) = 'object'),
    choices text not null default '{}' check (json_type(choices) = 'object')
) strict;
"""

# What was found waits for a day at most, so none of an older shape is carried over. An item that an
# import added may get another identifier.
_PAST_IMPORTS = """
delete from waiting_import;
alter table waiting_item add column unread text not null default '[]'
    check (json_type(unread) = 'array');
alter table waiting_item add column resembles text check (json_type(resembles) = 'object');

create table past_import (
    owner_id integer not null references account (id) on delete cascade,
    mark text not null,
    file_name text not null,
    added_at text not null,
    primary key (owner_id, mark)
) strict, without rowid;

create table past_import_item (
    owner_id integer not null,
    mark text not null,
    position integer not null,
    evidence_id text not null,
    primary key (owner_id, mark, position),
    foreign key (owner_id, mark) references past_import (owner_id, mark) on delete cascade,
    foreign key (owner_id, evidence_id) references evidence (owner_id, id)
        on delete cascade on update cascade
) strict, without rowid;

-- Each item that is deleted is looked for here.
create index past_import_item_by_evidence on past_import_item (owner_id, evidence_id);
"""

# `digest` is of the text as it was copied: once the text is another, the tick is stale.
_PORTAL_TICKS = """
create table portal_tick (
    application_id integer not null references application (id) on delete cascade,
    box text not null,
    digest text not null check (length(digest) = 64),
    ticked_at text not null,
    primary key (application_id, box)
) strict, without rowid;
"""

# The main area of each of these was read from a line, and nobody has said that it is right.
_GUESSED_AREAS = """
create table guessed_area (
    owner_id integer not null,
    evidence_id text not null,
    primary key (owner_id, evidence_id),
    foreign key (owner_id, evidence_id) references evidence (owner_id, id)
        on delete cascade on update cascade
) strict, without rowid;
"""

# For each stretch of the text, in order, the letter of its origin and how many characters it has. A
# version without a row is one of which nothing is known.
_OWN_WORDS = """
create table own_words (
    application_id integer not null,
    box text not null,
    version integer not null,
    runs text not null check (json_type(runs) = 'array'),
    primary key (application_id, box, version),
    foreign key (application_id, box, version)
        references box_version (application_id, box, version) on delete cascade
) strict, without rowid;
"""

_SESSIONS = """
create table session (
    token_digest text primary key,
    account_id integer not null,
    started_at text not null,
    seen_at text not null
) strict;

create table sign_in_try (
    id integer primary key,
    person text not null,
    address text not null,
    tried_at text not null
) strict;

-- Each sign-in counts the tries from its address.
create index sign_in_try_by_address on sign_in_try (address, tried_at);
"""

_SIGN_IN_PLACES = """
create table sign_in_place (
    person text primary key,
    address text not null
) strict;

-- Whether anybody signs in from an address.
create index sign_in_place_by_address on sign_in_place (address);

-- Each sign-in counts the tries as the same person from everywhere.
create index sign_in_try_by_person on sign_in_try (person);
"""
