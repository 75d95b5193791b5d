-- Which edition of its source each figure is counted with: figures of two editions of a denominator
-- stand in one line only with a break between them. '' where the source names no edition.

alter table imports add column numerator_edition text not null default '';
alter table imports add column denominator_edition text not null default '';

-- The edition that begins with a break of the denominator.
alter table measure_breaks add column denominator_edition text not null default '';

-- Of a file that spans several editions: those after its first, each with the day it begins.
create table import_editions (
    import_id text not null,
    begins_on text not null,
    denominator_edition text not null,
    constraint import_editions_pkey primary key (import_id, begins_on),
    constraint import_editions_import_id_fkey foreign key (import_id) references imports (id)
);

-- The denominators that the periods of an edition of sums are counted against, where they are named.
create table sum_denominators (
    edition text not null,
    period_start text not null,
    period_end text not null,
    source text not null,
    denominator_edition text not null,
    constraint sum_denominators_pkey primary key (edition, period_end, period_start, source, denominator_edition),
    constraint sum_denominators_edition_fkey foreign key (edition) references sum_editions (id)
);
