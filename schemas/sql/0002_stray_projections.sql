-- `tsunagu rebuild` takes away projections of cases that are not there.
GRANT DELETE ON case_projection TO 'tsunagu_daemon'@'%';
